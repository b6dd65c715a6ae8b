package org.valueledger.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who proved who they are, by whatever means: the principal is always the {@link Viewer}. */
final class SignedIn extends AbstractAuthenticationToken {

    private final transient Viewer viewer;
    private final long version;

    SignedIn(Account account) {
        this(account.viewer(), account.version());
    }

    private SignedIn(Viewer viewer, long version) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + viewer.role()));
        this.viewer = viewer;
        this.version = version;
        setAuthenticated(true);
    }

    /** The same user after a change that the session should outlive. */
    SignedIn at(long newVersion) {
        return new SignedIn(viewer, newVersion);
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
