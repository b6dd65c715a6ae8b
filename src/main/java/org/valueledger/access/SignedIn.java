package org.valueledger.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who proved who they are, by whatever means: the principal is always the {@link Viewer}. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Viewer viewer;
    private final long version;

    SignedIn(Account account) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + account.viewer().role()));
        this.viewer = account.viewer();
        this.version = account.version();
        setAuthenticated(true);
    }

    /** The account's version at sign-in. */
    long version() {
        return version;
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public String getName() {
        return viewer.username();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
