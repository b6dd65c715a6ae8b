package org.valueledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code reports/benchmarks.md}: each benchmark writes its own section and leaves the others as they are. */
public final class BenchmarkReport {

    private static final Path FILE = Path.of("reports", "benchmarks.md");
    private static final String MARK = "\n## ";

    private BenchmarkReport() {}

    /** @param body without the heading */
    public static void write(String heading, String body) throws IOException {
        String all = Files.exists(FILE) ? Files.readString(FILE) : "# Benchmarks\n";
        String section = MARK + heading + "\n\n" + body.strip() + "\n";
        int start = all.indexOf(MARK + heading + "\n");
        if (start < 0) {
            Files.writeString(FILE, all.stripTrailing() + "\n" + section);
            return;
        }
        int end = all.indexOf(MARK, start + MARK.length());
        Files.writeString(FILE, all.substring(0, start) + section + (end < 0 ? "" : all.substring(end)));
    }

    public static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    public static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version() + ", largest heap "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }
}
