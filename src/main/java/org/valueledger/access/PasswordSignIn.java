package org.valueledger.access;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Mono;

/** User name and password, by form or by HTTP Basic. Says the same, after the same time, whatever was wrong. */
@Component
class PasswordSignIn implements ReactiveAuthenticationManager {

    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final Passwords passwords;
    private final OffEventLoop offEventLoop;
    private final LoginLimiter limiter;
    private final RecentPasswords recent;

    PasswordSignIn(Accounts accounts, Passwords passwords, OffEventLoop offEventLoop, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.offEventLoop = offEventLoop;
        this.limiter = new LoginLimiter(clock);
        this.recent = new RecentPasswords(clock);
    }

    /** One user name and the password that came with it. */
    private record Claim(
            String username, String password, @Nullable Account account) {}

    @Override
    public Mono<Authentication> authenticate(Authentication given) {
        String username = readable(given.getName());
        String password = Objects.toString(given.getCredentials(), "");
        return accounts.byName(username)
                .map(account -> new Claim(username, password, account))
                .defaultIfEmpty(new Claim(username, password, null))
                .flatMap(this::check)
                .map(SignedIn::new);
    }

    private Mono<Account> check(Claim claim) {
        Account account = claim.account();
        if (account != null && !account.disabled() && recent.has(account, claim.password())) {
            return Mono.just(account);
        }
        return offEventLoop.run(() -> checked(claim));
    }

    /** The limit is asked here and not before the queue, so that many tries at the same moment do not slip through. */
    private Account checked(Claim claim) {
        if (limiter.mustWait(claim.username())) {
            throw new TooManyTries();
        }
        Account account = claim.account();
        boolean right =
                passwords.matches(claim.password(), account == null ? passwords.nobodys() : account.passwordHash());
        if (account == null || account.disabled() || !right) {
            limiter.failed(claim.username());
            throw new BadCredentialsException("user name or password is wrong");
        }
        limiter.succeeded(claim.username());
        recent.remember(account, claim.password());
        return account;
    }

    /** No user has such a name, and the database would not even take it. */
    private static String readable(String username) {
        return username.length() > LONGEST_NAME || username.indexOf('\0') >= 0 ? "" : username;
    }
}
