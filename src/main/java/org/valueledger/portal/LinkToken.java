package org.valueledger.portal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret part of a link's address: purpose and number, 256 random bits, and a signature (HMAC-SHA256, 128 bits of it) over
 * the link's terms and those random bits. The random bits are what nobody can guess; the database keeps a hash of the whole, so
 * that reading it opens no link. The signature holds the row to what was signed. It ends with a hexadecimal digit, as programs
 * cut other signs off the end of an address.
 */
record LinkToken(String text) {

    private static final int RANDOM_BYTES = 32;
    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkToken of(LinkTerms terms, byte[] key) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String unsigned =
                prefix(terms) + Base64.getUrlEncoder().withoutPadding().encodeToString(random) + ".";
        return new LinkToken(unsigned + signature(terms, unsigned, key));
    }

    /** SHA-256 of the whole text. */
    byte[] hash() {
        return Sha256.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** Whether it was made for exactly these terms. */
    boolean isFor(LinkTerms terms, byte[] key) {
        int end = text.lastIndexOf('.') + 1;
        String unsigned = text.substring(0, end);
        byte[] given = text.substring(end).getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(terms, unsigned, key).getBytes(StandardCharsets.UTF_8);
        return text.length() <= LONGEST && unsigned.startsWith(prefix(terms)) && MessageDigest.isEqual(right, given);
    }

    private static String prefix(LinkTerms terms) {
        return (terms.purpose() == LinkTerms.Purpose.SIGN ? "s" : "b") + terms.id() + ".";
    }

    private static String signature(LinkTerms terms, String unsigned, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal((unsigned + "\n" + terms.text()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
