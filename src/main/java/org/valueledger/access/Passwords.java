package org.valueledger.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashing takes a tenth of a second on purpose, so nothing here may run on the event loop. */
@Component
class Passwords {

    static final int SHORTEST = 8;
    /** BCrypt reads no further. */
    static final int MOST_BYTES = 72;

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GENERATED_GROUPS = 4;
    private static final int GROUP = 5;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();
    private final String nobodys = hash(generated());

    static boolean isAcceptable(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST && fits(password);
    }

    /** What can be hashed at all: a rule for passwords that an operator gives, not for those that people choose. */
    static boolean isUsable(String password) {
        return !password.isEmpty() && fits(password);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Takes as long whether the password is right, wrong or too long. */
    boolean matches(String password, String hash) {
        boolean fits = fits(password);
        return encoder.matches(fits ? password : password.substring(0, SHORTEST), hash) && fits;
    }

    /** A hash that no known password has, so that an unknown user costs the same time. */
    String nobodys() {
        return nobodys;
    }

    /** About 99 bits, in groups that can be typed from a screen. */
    String generated() {
        var password = new StringBuilder();
        for (int i = 0; i < GENERATED_GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "");
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
