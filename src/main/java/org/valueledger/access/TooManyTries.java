package org.valueledger.access;

import org.springframework.security.core.AuthenticationException;

/** This user name has to wait, see {@link LoginLimiter}. */
final class TooManyTries extends AuthenticationException {

    TooManyTries() {
        super("too many wrong passwords in a row");
    }
}
