package org.valueledger.access;

/** A user as administrators see it. */
record UserRow(long id, String username, String displayName, Viewer.Role role, boolean disabled, long version) {}
