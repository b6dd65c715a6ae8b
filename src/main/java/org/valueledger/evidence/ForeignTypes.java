package org.valueledger.evidence;

import java.util.List;

/** Names what is refused, so that people understand why. Only binary files come here. */
final class ForeignTypes {

    private record Known(int offset, String magic, String name) {}

    private static final String PROGRAM = "a program";
    private static final String PACKED = "an archive";
    private static final String FILM = "a film or a picture of a kind that is not accepted";

    private static final List<Known> KNOWN = List.of(
            new Known(0, "MZ", "a Windows program"),
            new Known(0, "\u007fELF", PROGRAM),
            new Known(0, "\u00ca\u00fe\u00ba\u00be", PROGRAM),
            new Known(0, "\u00cf\u00fa\u00ed\u00fe", PROGRAM),
            new Known(0, "\u00ce\u00fa\u00ed\u00fe", PROGRAM),
            new Known(0, "\u00fe\u00ed\u00fa", PROGRAM),
            new Known(0, "\0asm", PROGRAM),
            new Known(0, "L\0\0\0\1\u0014\2\0", "a Windows shortcut"),
            new Known(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "a file of an old or a protected Office"),
            new Known(0, "PK", PACKED),
            new Known(0, "\u001f\u008b", PACKED),
            new Known(0, "7z\u00bc\u00af\u0027\u001c", PACKED),
            new Known(0, "Rar!\u001a\7", PACKED),
            new Known(0, "BZh", PACKED),
            new Known(0, "\u00fd7zXZ\0", PACKED),
            new Known(0, "\u0028\u00b5\u002f\u00fd", PACKED),
            new Known(0, "MSCF", PACKED),
            new Known(257, "ustar", PACKED),
            new Known(0, "GIF8", "a GIF picture"),
            new Known(0, "BM", "a BMP picture"),
            new Known(0, "II*\0", "a TIFF picture"),
            new Known(0, "MM\0*", "a TIFF picture"),
            new Known(4, "ftyphei", "a HEIC picture"),
            new Known(4, "ftypmif", "a HEIC picture"),
            new Known(4, "ftyp", FILM),
            new Known(0, "RIFF", FILM),
            new Known(0, "ID3", "a sound"),
            new Known(0, "OggS", "a sound"));

    private ForeignTypes() {}

    /** With its article. */
    static String nameOf(Content content) {
        return KNOWN.stream()
                .filter(known -> content.has(known.offset(), known.magic()))
                .findFirst()
                .map(Known::name)
                .orElse("a binary file of an unknown type");
    }
}
