package org.valueledger.inventory;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * The customer's signature, given elsewhere and recorded by the account manager.
 *
 * @param number of the proposal or amendment that was signed; null: the newest
 * @param source where the signature is to be found
 */
record PaperSignature(
        @Nullable Integer number,
        String name,
        @Nullable String email,
        LocalDate on,
        String source,
        @Nullable String comment) {

    static PaperSignature read(JsonNode body, LocalDate today) {
        return JsonFields.read(body, fields -> from(fields, today));
    }

    static PaperSignature from(JsonFields fields, LocalDate today) {
        var number = fields.number("number");
        String name = fields.requiredText("agreedBy", 200);
        if (name.chars().anyMatch(Character::isISOControl)) {
            fields.refuse("agreedBy", name, "a name on one line");
        }
        LocalDate on = Objects.requireNonNullElse(fields.date("agreedOn"), today);
        if (on.isAfter(today)) {
            fields.refuse("agreedOn", on.toString(), "today or an earlier day");
        }
        String source = fields.text("source", 1000);
        if (source == null) {
            fields.missing("source", "where the signature is to be found, such as \"letter of 3 March, page 2\"");
        }
        return new PaperSignature(
                number == null ? null : number.intValue(),
                name,
                fields.text("email", 320),
                on,
                source == null ? "" : source,
                fields.text("comment", 4000));
    }

    Signature signature(String recordedBy) {
        return new Signature(name, email, on, true, comment, source, recordedBy, Signature.Gate.OPEN);
    }
}
