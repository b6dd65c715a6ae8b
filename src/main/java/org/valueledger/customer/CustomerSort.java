package org.valueledger.customer;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.BadInput;

/**
 * An order of the list. Customers without the value come last in both directions.
 *
 * @param backwards from the largest to the smallest
 */
record CustomerSort(Key key, boolean backwards) {

    static final CustomerSort DEFAULT = new CustomerSort(Key.NAME, false);

    /**
     * What a list can be sorted by: a table, its expression, its column with the customer's number, and the type of the
     * expression. All but DELIVERED follow an index; amounts in different currencies have none they could share.
     */
    enum Key {
        NAME("customer n ON n.id = c.id", "lower(n.name)", "n.id", "text"),
        DELIVERED(
                "customer_position n ON n.customer_id = c.id LEFT JOIN portfolio_rate x ON x.currency = c.currency",
                "n.delivered * coalesce(x.rate, 1)",
                "n.customer_id",
                "numeric"),
        REALISATION("customer_position n ON n.customer_id = c.id", "n.realisation_rate", "n.customer_id", "numeric"),
        MEASURED("customer_position n ON n.customer_id = c.id", "n.last_measured_on", "n.customer_id", "date"),
        RENEWAL("contract n ON n.customer_id = c.id", "n.renews_on", "n.customer_id", "date");

        final String join;
        final String expression;
        final String id;
        final String type;

        Key(String join, String expression, String id, String type) {
            this.join = join;
            this.expression = expression;
            this.id = id;
            this.type = type;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param word such as "name" or, the other way round, "-name" */
    static CustomerSort of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return DEFAULT;
        }
        boolean backwards = word.startsWith("-");
        String name = backwards ? word.substring(1) : word;
        for (Key key : Key.values()) {
            if (key.word().equals(name)) {
                return new CustomerSort(key, backwards);
            }
        }
        String words = Arrays.stream(Key.values()).map(Key::word).collect(Collectors.joining(", "));
        throw BadInput.of("sort", word, "one of " + words + ", each with - in front for the other direction");
    }

    String word() {
        return (backwards ? "-" : "") + key.word();
    }
}
