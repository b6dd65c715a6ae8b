package org.valueledger.intake;

/** A cell that cannot be what its column asks for; the text is found by key, the cell's own text is its first argument. */
final class BadCell extends Exception {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] arguments;

    /** @param arguments what the message names beside the cell's text */
    BadCell(String key, Object... arguments) {
        // Wrong cells are an ordinary outcome and may come by the million: no stack trace.
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments;
    }
}
