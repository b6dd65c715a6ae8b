package org.valueledger.access;

import org.jspecify.annotations.Nullable;

/** Who asks. Every query over customers takes the viewer, so that no page can forget to. */
public record Viewer(long userId, String username, Role role) {

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

    /** Executives read everything and change nothing. */
    public boolean mayWrite() {
        return role != Role.EXECUTIVE;
    }
}
