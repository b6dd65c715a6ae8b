package org.valueledger.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valueledger.evidence.Verdict.Accepted;
import org.valueledger.evidence.Verdict.Refused;

/** Tells office files from other archives by the names in the archive's directory. Nothing is unpacked. */
final class OfficeFile {

    /** OpenDocument 1.3, part 2, section 3.3: the first entry, stored as it is, so that its place is known. */
    private static final int OPEN_DOCUMENT_TYPE = 30;

    private OfficeFile() {}

    static Verdict check(Content content) {
        Optional<List<String>> names = ZipDirectory.names(content);
        if (names.isEmpty()) {
            return new Refused("an archive that is damaged or has something else around it");
        }
        List<String> entries =
                names.get().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (entries.stream().anyMatch(OfficeFile::leavesItsFolder)) {
            return new Refused("an archive with an entry that leaves its folder");
        }
        FileType type = type(content, entries);
        if (type == null) {
            return new Refused("an archive");
        }
        return entries.stream().anyMatch(OfficeFile::isMacro)
                ? new Refused("an office file with macros")
                : new Accepted(type);
    }

    private static boolean leavesItsFolder(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || Stream.of(name.split("/")).anyMatch(".."::equals);
    }

    /** Visual Basic, macros of Excel 4, and the macros of OpenDocument. */
    private static boolean isMacro(String name) {
        return name.endsWith("vbaproject.bin")
                || name.contains("/macrosheets/")
                || name.startsWith("basic/")
                || name.startsWith("scripts/");
    }

    /** Null for anything but exactly one of the types. */
    private static @Nullable FileType type(Content content, List<String> entries) {
        if (entries.getFirst().equals("mimetype")) {
            return openDocument(content);
        }
        if (!entries.contains("[content_types].xml")) {
            return null;
        }
        // Word numbers the main part now and then.
        boolean word = entries.stream().anyMatch(main("word/document"));
        boolean excel = entries.stream().anyMatch(main("xl/workbook"));
        boolean powerPoint = entries.stream().anyMatch(main("ppt/presentation"));
        if (word && !excel && !powerPoint) {
            return FileType.DOCX;
        }
        if (excel && !word && !powerPoint) {
            return FileType.XLSX;
        }
        return powerPoint && !word && !excel ? FileType.PPTX : null;
    }

    private static Predicate<String> main(String part) {
        return name -> name.startsWith(part) && name.substring(part.length()).matches("[0-9]{0,3}\\.xml");
    }

    private static @Nullable FileType openDocument(Content content) {
        return Stream.of(FileType.ODS, FileType.ODT)
                .filter(type -> content.has(OPEN_DOCUMENT_TYPE, "mimetype" + type.mediaType() + "PK"))
                .findFirst()
                .orElse(null);
    }
}
