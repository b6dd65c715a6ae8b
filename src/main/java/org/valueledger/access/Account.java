package org.valueledger.access;

/**
 * A user as the sign-in sees it.
 *
 * @param version counts every change; an open session ends when it moves on
 */
record Account(Viewer viewer, String passwordHash, long version, boolean disabled) {}
