package org.valueledger.evidence;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;

/** A file that is not stored, whoever brings it. */
final class RefusedFile extends Problem {

    private RefusedFile(HttpStatus status, String code, String sentence, Field field) {
        super(status, code, sentence, List.of(field));
    }

    static RefusedFile ofType(String fileName, String found) {
        return new RefusedFile(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "evidence-type-refused",
                "\"" + fileName + "\" is " + found + ", expected " + FileType.ACCEPTED + ". Nothing was stored.",
                new Field("file", fileName, FileType.ACCEPTED));
    }

    static RefusedFile tooLarge(String fileName, long most) {
        return new RefusedFile(
                HttpStatus.CONTENT_TOO_LARGE,
                "evidence-too-large",
                "\"" + fileName + "\" is too large, expected at most " + inMegabytes(most) + ". Nothing was stored.",
                new Field("file", fileName, "at most " + inMegabytes(most)));
    }

    static RefusedFile tooSlow(String fileName) {
        return new RefusedFile(
                HttpStatus.REQUEST_TIMEOUT,
                "evidence-too-slow",
                "\"" + fileName + "\" took too long to arrive. Nothing was stored; please try again.",
                new Field("file", fileName, "a file that arrives within two minutes"));
    }

    /** Nobody is there to read it, but it is no fault of ours to be written down. */
    static RefusedFile brokenOff(String fileName) {
        return new RefusedFile(
                HttpStatus.BAD_REQUEST,
                "evidence-broken-off",
                "\"" + fileName + "\" did not arrive as a whole. Nothing was stored; please try again.",
                new Field("file", fileName, "a whole file"));
    }

    static RefusedFile oneTooMany(String fileName, int most) {
        return new RefusedFile(
                HttpStatus.CONFLICT,
                "evidence-full",
                "\"" + fileName + "\" is one file too many: this value driver has " + most
                        + " already, withdrawn ones included. Nothing was stored.",
                new Field("file", fileName, "at most " + most + " files for each value driver"));
    }

    static String inMegabytes(long bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MB" : bytes + " bytes";
    }
}
