package org.valueledger.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A bearer token as a request shows it: 256 random bits behind a prefix by which a leak is recognised. */
final class Token extends AbstractAuthenticationToken {

    private static final String PREFIX = "vl_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    Token(String text) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.text = text;
    }

    static Token generated() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String text() {
        return text;
    }

    /** SHA-256, all that is stored; enough for a secret that nobody chose. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Object getCredentials() {
        return text;
    }

    @Override
    public Object getPrincipal() {
        return "bearer token";
    }
}
