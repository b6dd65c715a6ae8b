package org.valueledger.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names in an archive's central directory (ZIP application note, sections 4.3.12 to 4.3.16), which must reach to the
 * end of the file. What is packed is never looked at, so no archive can be too large for it.
 */
final class ZipDirectory {

    private static final String END = "PK\5\6";
    private static final String LARGE_END = "PK\6\6";
    private static final String ENTRY = "PK\1\2";
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int MOST_ENTRIES = 10_000;

    private ZipDirectory() {}

    /** In the directory's order, at least one; nothing where the directory is not whole. */
    static Optional<List<String>> names(Content content) {
        int end = content.lastIndexOf(END, content.length() - END_LENGTH - LONGEST_COMMENT);
        if (end < 0 || end + END_LENGTH + content.littleEndian(end + 20, 2) != content.length()) {
            return Optional.empty();
        }
        long entries = content.littleEndian(end + 10, 2);
        long size = content.littleEndian(end + 12, 4);
        long start = content.littleEndian(end + 16, 4);
        long behind = start + size;
        // Some programs add a second end for archives of more than 4 GB, whatever the size.
        boolean joined = behind == end || (behind < end && content.has((int) behind, LARGE_END));
        return joined && entries > 0 && entries <= MOST_ENTRIES
                ? names(content, (int) start, (int) behind, (int) entries)
                : Optional.empty();
    }

    private static Optional<List<String>> names(Content content, int start, int end, int entries) {
        List<String> names = new ArrayList<>();
        int at = start;
        while (content.has(at, ENTRY) && at + ENTRY_LENGTH <= end) {
            int name = (int) content.littleEndian(at + 28, 2);
            int more = (int) (content.littleEndian(at + 30, 2) + content.littleEndian(at + 32, 2));
            int next = at + ENTRY_LENGTH + name + more;
            if (next > end) {
                return Optional.empty();
            }
            names.add(content.latin1(at + ENTRY_LENGTH, at + ENTRY_LENGTH + name));
            at = next;
        }
        return at == end && names.size() == entries ? Optional.of(names) : Optional.empty();
    }
}
