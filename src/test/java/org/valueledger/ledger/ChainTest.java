package org.valueledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-31T14:05:06.000007+02:00");

    private static LedgerEntry entry(long seq, String content) {
        return new LedgerEntry(7, seq, "BASELINE_LOCKED", 3L, "anna", TIME, content, Chain.START, new byte[32]);
    }

    /** The text is written out here by hand, so that nobody changes it unnoticed: old ledgers rest on it. */
    @Test
    void hashesTheHashBeforeAndTheEntryLineByLine() throws Exception {
        byte[] previous = new byte[32];
        Arrays.fill(previous, (byte) 5);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(previous);
        digest.update("7\n2\nBASELINE_LOCKED\n3\nanna\n2026-03-31T12:05:06.000007Z\n{\"a\": 1}"
                .getBytes(StandardCharsets.UTF_8));

        assertThat(Chain.hash(previous, entry(2, "{\"a\": 1}"))).isEqualTo(digest.digest());
    }

    @Test
    void isAnotherHashForEveryOtherPlaceTextAndPredecessor() {
        var hashes = new java.util.HashSet<String>();
        for (long seq = 1; seq <= 3; seq++) {
            for (String content : new String[] {"{}", "{ }", "{\"a\": 1}", "{\"a\": 1.0}"}) {
                for (byte[] previous : new byte[][] {Chain.START, Chain.sha256().digest()}) {
                    hashes.add(HexFormat.of().formatHex(Chain.hash(previous, entry(seq, content))));
                }
            }
        }
        assertThat(hashes).hasSize(24);
    }
}
