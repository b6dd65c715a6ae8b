package org.valueledger.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Spares a script that sends its password with every request the tenth of a second that a check costs. Remembers for a
 * few minutes, as a fingerprint under a key that only this process knows and that ends with it.
 */
final class RecentPasswords {

    private static final String HMAC = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_USERS = 1_000;

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<Long, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Seen> eldest) {
            return size() > MOST_USERS;
        }
    };

    RecentPasswords(Clock clock) {
        this.clock = clock;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    private record Seen(byte[] fingerprint, Instant until) {}

    /** Whether this very password was found right for the account as it is now. */
    boolean has(Account account, String password) {
        Seen known = of(account);
        return known != null
                && clock.instant().isBefore(known.until())
                && MessageDigest.isEqual(known.fingerprint(), fingerprint(account, password));
    }

    synchronized void remember(Account account, String password) {
        seen.put(
                account.viewer().userId(),
                new Seen(fingerprint(account, password), clock.instant().plus(KEPT)));
    }

    private synchronized @Nullable Seen of(Account account) {
        return seen.get(account.viewer().userId());
    }

    private byte[] fingerprint(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(account.passwordHash().getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
