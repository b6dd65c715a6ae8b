package org.valueledger.evidence;

import org.valueledger.evidence.Verdict.Accepted;
import org.valueledger.evidence.Verdict.Refused;

/**
 * Says what a file is, by what it contains and never by what it is called. Where a type says where a file ends, nothing
 * may stand behind that end, so that no file is two things at once.
 */
final class FileCheck {

    /** Readers look for a PDF's end no further from the end of the file. */
    private static final int PDF_END = 1024;

    private FileCheck() {}

    /** @param fileName tells only a table from other text */
    static Verdict of(String fileName, byte[] bytes) {
        var content = new Content(bytes);
        if (content.length() == 0) {
            return new Refused("an empty file");
        }
        if (content.startsWith("%PDF-")) {
            return pdf(content);
        }
        if (content.startsWith(Pictures.PNG)) {
            return Pictures.png(content);
        }
        if (content.startsWith(Pictures.JPEG)) {
            return Pictures.jpeg(content);
        }
        if (content.startsWith("RIFF") && content.has(8, "WEBP")) {
            return Pictures.webp(content);
        }
        if (content.startsWith("PK\3\4")) {
            return OfficeFile.check(content);
        }
        return TextFile.decoded(content)
                .map(text -> text(fileName, text))
                .orElseGet(() -> new Refused(ForeignTypes.nameOf(content)));
    }

    private static Verdict pdf(Content content) {
        return content.lastIndexOf("%%EOF", content.length() - PDF_END) > 0
                ? new Accepted(FileType.PDF)
                : new Refused("a PDF that is cut off or has something else behind its end");
    }

    private static Verdict text(String fileName, String text) {
        Verdict refused = TextFile.refused(text);
        if (refused != null) {
            return refused;
        }
        return new Accepted(FileType.CSV.endsAsItShould(fileName) ? FileType.CSV : FileType.TEXT);
    }
}
