package org.valueledger.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The types that are accepted; whatever is none of them is refused. */
enum FileType {
    PDF("PDF", "application/pdf", ".pdf"),
    PNG("PNG picture", "image/png", ".png"),
    JPEG("JPEG picture", "image/jpeg", ".jpg", ".jpeg"),
    WEBP("WebP picture", "image/webp", ".webp"),
    TEXT("Text", "text/plain", ".txt", ".log", ".md"),
    CSV("CSV", "text/csv", ".csv", ".tsv"),
    XLSX("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    PPTX(
            "PowerPoint presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".pptx"),
    ODS("OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    ODT("OpenDocument text", "application/vnd.oasis.opendocument.text", ".odt");

    static final String ACCEPTED = "PDF, PNG, JPEG, WebP, text, CSV, XLSX, DOCX, PPTX, ODS or ODT";

    private final String words;
    private final String mediaType;
    private final List<String> endings;

    FileType(String words, String mediaType, String... endings) {
        this.words = words;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    static FileType of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mediaType));
    }

    String words() {
        return words;
    }

    String mediaType() {
        return mediaType;
    }

    boolean endsAsItShould(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    /** The name to save it under: its ending, which decides what opens it, is never that of another type. */
    String nameToSave(String fileName) {
        return endsAsItShould(fileName) ? fileName : fileName + endings.getFirst();
    }
}
