package org.valueledger.evidence;

import java.nio.charset.StandardCharsets;

/** A file's bytes, read without ever reaching beyond them: whatever is not there matches nothing. */
record Content(byte[] bytes) {

    int length() {
        return bytes.length;
    }

    /** @param magic one character for each byte */
    boolean has(int offset, String magic) {
        if (offset < 0 || offset + magic.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[offset + i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean startsWith(String magic) {
        return has(0, magic);
    }

    /** The last place not before {@code from} where the magic stands; -1 where it does not. */
    int lastIndexOf(String magic, int from) {
        for (int i = bytes.length - magic.length(); i >= Math.max(from, 0); i--) {
            if (has(i, magic)) {
                return i;
            }
        }
        return -1;
    }

    /** The byte there; -1 where there is none. */
    int at(int offset) {
        return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xFF : -1;
    }

    /** An unsigned number with its lowest byte first; -1 where the file ends before. */
    long littleEndian(int offset, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | at(offset + i);
        }
        return offset >= 0 && offset + count <= bytes.length ? number : -1;
    }

    /** An unsigned number with its highest byte first; -1 where the file ends before. */
    long bigEndian(int offset, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | at(offset + i);
        }
        return offset >= 0 && offset + count <= bytes.length ? number : -1;
    }

    /** One character for each byte. */
    String latin1(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
