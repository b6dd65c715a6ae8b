package org.valueledger.evidence;

import org.valueledger.evidence.Verdict.Accepted;
import org.valueledger.evidence.Verdict.Refused;

/** Walks a picture's parts to its end; its pixels are never decoded. */
final class Pictures {

    static final String PNG = "\u0089PNG\r\n\u001a\n";
    static final String JPEG = "\u00ff\u00d8\u00ff";

    private static final int CHUNK_FRAME = 12;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private Pictures() {}

    /** PNG specification, section 5: chunks of length, name, data and check sum, from IHDR to IEND. */
    static Verdict png(Content content) {
        int at = PNG.length();
        boolean begun = content.has(at + 4, "IHDR");
        while (begun && at + CHUNK_FRAME <= content.length()) {
            boolean last = content.has(at + 4, "IEND");
            long next = at + CHUNK_FRAME + content.bigEndian(at, 4);
            if (last && next == content.length()) {
                return new Accepted(FileType.PNG);
            }
            if (last || next > content.length()) {
                break;
            }
            at = (int) next;
        }
        return new Refused("a PNG picture that is damaged or has something else behind its end");
    }

    /** ITU-T T.81, annex B. Cameras write further pictures and films behind the end, but neither pages nor archives. */
    static Verdict jpeg(Content content) {
        int at = 2;
        while (content.at(at) == 0xFF) {
            int marker = content.at(at + 1);
            if (marker == END_OF_IMAGE) {
                return behind(content, at + 2);
            }
            if (marker == 0xFF) {
                at++;
            } else {
                long length = content.bigEndian(at + 2, 2);
                at = length < 2 ? content.length() : at + 2 + (int) length;
                at = marker == START_OF_SCAN ? nextMarker(content, at) : at;
            }
        }
        return new Refused("a damaged JPEG picture");
    }

    /** Inside the pixels FF is followed by 0 or by one of the restart marks D0 to D7. */
    private static int nextMarker(Content content, int from) {
        int at = from;
        while (at < content.length()) {
            int following = content.at(at + 1);
            boolean pixels = following == 0 || (following >= 0xD0 && following <= 0xD7);
            if (content.at(at) == 0xFF && !pixels) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static Verdict behind(Content content, int end) {
        String rest = content.latin1(end, content.length());
        return TextFile.hasMarkup(rest) || rest.contains("PK\3\4")
                ? new Refused("a JPEG picture with something else behind its end")
                : new Accepted(FileType.JPEG);
    }

    /** RFC 9649: a RIFF container that says how long it is. */
    static Verdict webp(Content content) {
        long end = content.littleEndian(4, 4) + 8;
        boolean whole = end == content.length() && content.has(12, "VP8");
        return whole
                ? new Accepted(FileType.WEBP)
                : new Refused("a WebP picture that is damaged or has something else behind its end");
    }
}
