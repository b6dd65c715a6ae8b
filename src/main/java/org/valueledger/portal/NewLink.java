package org.valueledger.portal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valueledger.portal.ContactLink.What;
import org.valueledger.portal.LinkTerms.Purpose;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** A link as somebody wants it; every field has been checked by itself. */
record NewLink(
        Purpose purpose, String contactName, @Nullable String contactEmail, List<Asked> items, int daysValid) {

    static final int DEFAULT_DAYS = 14;
    static final int MOST_DAYS = 60;
    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_NAME = 150;

    /** @param driver the importer's key or our number */
    record Asked(String driver, What what) {}

    private record Contact(String name, @Nullable String email) {}

    static NewLink read(JsonNode body) {
        return JsonFields.read(body, NewLink::from);
    }

    private static @Nullable NewLink from(JsonFields fields) {
        Purpose purpose = fields.oneOf("purpose", Purpose.class);
        if (purpose == null) {
            fields.missing("purpose", "sign or answer_baseline");
        }
        Contact contact = fields.object("contact", NewLink::contact);
        if (contact == null) {
            fields.missing("contact", "an object with name and, if known, email");
        }
        List<Asked> items = items(fields, purpose);
        int days = days(fields);
        return purpose == null || contact == null
                ? null
                : new NewLink(purpose, contact.name(), contact.email(), items, days);
    }

    private static Contact contact(JsonFields fields) {
        String name = fields.requiredText("name", LONGEST_NAME);
        if (name.chars().anyMatch(Character::isISOControl) || (!name.isEmpty() && !ContactName.isName(name))) {
            fields.refuse("name", name, "the contact's full name on one line");
        }
        String email = fields.text("email", 320);
        if (email != null && !email.matches("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+")) {
            fields.refuse("email", email, "an address such as name@example.com");
        }
        return new Contact(name, email);
    }

    private static List<Asked> items(JsonFields fields, @Nullable Purpose purpose) {
        List<Asked> items =
                Objects.requireNonNullElse(fields.list("items", item -> asked(item, purpose)), new ArrayList<>());
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            fields.refuse("items", items.size() + " items", "1 to " + MOST_ITEMS + " objects {driver, what}");
        }
        Set<String> drivers = new HashSet<>();
        for (Asked item : items) {
            if (!drivers.add(item.driver())) {
                fields.refuse("items", item.driver(), "each driver once; its other matter needs a link of its own");
            }
        }
        return items;
    }

    private static Asked asked(JsonFields fields, @Nullable Purpose purpose) {
        What what = fields.oneOf("what", What.class);
        if (what == null && purpose == Purpose.ANSWER_BASELINE) {
            what = What.BASELINE;
        }
        boolean fits = what != null && (what == What.BASELINE) == (purpose == Purpose.ANSWER_BASELINE);
        if (!fits) {
            fields.missing("what", purpose == Purpose.ANSWER_BASELINE ? "baseline" : "goal or amendment");
        }
        return new Asked(fields.requiredText("driver", 200), Objects.requireNonNullElse(what, What.GOAL));
    }

    private static int days(JsonFields fields) {
        BigDecimal days = fields.number("daysValid");
        if (days == null) {
            return DEFAULT_DAYS;
        }
        boolean fits = days.stripTrailingZeros().scale() <= 0
                && days.signum() > 0
                && days.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0;
        if (!fits) {
            fields.refuse("daysValid", days.toPlainString(), "a whole number of days from 1 to " + MOST_DAYS);
            return DEFAULT_DAYS;
        }
        return days.intValueExact();
    }
}
