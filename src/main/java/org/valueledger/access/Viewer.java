package org.valueledger.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who asks. Every query over customers takes the viewer, so that no page can forget to. */
public record Viewer(long userId, String username, Role role) implements AuthenticatedPrincipal {

    public enum Role {
        ADMINISTRATOR,
        EXECUTIVE,
        ACCOUNT_MANAGER
    }

    /**
     * The user name, in lower case, that {@code lower(customer.account_manager)} must equal; null where the viewer sees
     * every customer.
     */
    public @Nullable String managerFilter() {
        return role == Role.ACCOUNT_MANAGER ? username.toLowerCase(java.util.Locale.ROOT) : null;
    }

    @Override
    public String getName() {
        return username;
    }

    /** Executives read everything and change nothing. */
    public boolean mayWrite() {
        return role != Role.EXECUTIVE;
    }
}
