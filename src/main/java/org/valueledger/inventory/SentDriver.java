package org.valueledger.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The driver's form as it was sent.
 *
 * @param opened the form as it was when it was opened
 * @param more whether a question is to be added
 * @param fewer the question to be removed; null: none
 */
record SentDriver(
        DriverForm form,
        @Nullable DriverForm opened,
        long version,
        String key,
        boolean more,
        @Nullable String fewer) {

    static SentDriver of(MultiValueMap<String, String> fields) {
        String version = Objects.requireNonNullElse(fields.getFirst("version"), "");
        // A field called "remove" would stand in for the form's own method of that name, which scripts call.
        return new SentDriver(
                DriverForm.typed(fields),
                DriverForm.written(fields.getFirst("opened")),
                version.matches("[0-9]{1,18}") ? Long.parseLong(version) : 0,
                Objects.requireNonNullElse(fields.getFirst("key"), SentForm.newKey()),
                fields.containsKey("addQuestion"),
                fields.getFirst("removeQuestion"));
    }

    boolean isOnlyRows() {
        return more || fewer != null;
    }

    DriverForm withRows() {
        return fewer == null ? form.withQuestion() : form.withoutQuestion(fewer);
    }
}
