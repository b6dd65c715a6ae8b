package org.valueledger.intake;

/** One column of an import: its header name, what its cells hold, and whether a row can do without it. */
record Column(String name, CellKind kind, boolean required) {

    static Column required(String name, CellKind kind) {
        return new Column(name, kind, true);
    }

    static Column optional(String name, CellKind kind) {
        return new Column(name, kind, false);
    }
}
