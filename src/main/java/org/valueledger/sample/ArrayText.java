package org.valueledger.sample;

import java.util.List;
import java.util.stream.Collectors;

/** Arrays as PostgreSQL writes them: the driver has no arrays of numbers without a connection at hand. */
final class ArrayText {

    private ArrayText() {}

    /** Of numbers or dates: nothing that needs quoting. */
    static String of(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
