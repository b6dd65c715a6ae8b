package org.valueledger.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of the samples into a folder, to be looked at. */
final class WriteSample {
    private WriteSample() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments.length == 0 ? "target/reports" : arguments[0]);
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("manufacturer.pdf"),
                ReportPdf.render(Sample.manufacturer().report()));
        Files.write(
                folder.resolve("sixty-drivers.pdf"),
                ReportPdf.render(Sample.crowd().report()));
    }
}
