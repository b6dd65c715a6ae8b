package org.valueledger.inventory;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Who answers for the customer, and by which way.
 *
 * @param name of the person
 * @param on the day from which what is agreed counts
 * @param agreed false: the person wants it changed, as the comment says
 * @param source how the answer came, in words: "signed through the link to …" or "letter of 3 March, page 2"
 * @param recordedBy who stored it: a user name, or the person who came through the link
 * @param gate what else has to hold in the same statement; {@link Gate#OPEN} where nothing has
 */
public record Signature(
        String name,
        @Nullable String email,
        LocalDate on,
        boolean agreed,
        @Nullable String comment,
        String source,
        String recordedBy,
        Gate gate) {

    /**
     * A table expression that has a row where the answer may be stored, and that takes effect together with it.
     *
     * @param linkId what the answer came through; null where it was given elsewhere
     * @param expression such as {@code gate AS (UPDATE … RETURNING id)}; it must be called {@code gate}
     */
    public record Gate(@Nullable Long linkId, String expression, UnaryOperator<GenericExecuteSpec> binding) {

        public static final Gate OPEN = new Gate(null, "gate AS (SELECT)", UnaryOperator.identity());
    }
}
