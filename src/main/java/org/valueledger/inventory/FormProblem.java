package org.valueledger.inventory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Problem;

/**
 * A field of the driver's form that was not accepted.
 *
 * @param id of the field on the page
 * @param label the field as message keys call it
 * @param question which one, from 1; 0 for what is none
 * @param value as it was typed; null where it is missing
 */
record FormProblem(
        String id, String label, int question, @Nullable String value, String expected) {

    /** The API's shares are the page's percents. */
    private static final Map<String, String> PERCENTS =
            Map.of("captureRate", DriverForm.CAPTURE, "attributionShare", DriverForm.ATTRIBUTION);

    static List<FormProblem> of(Problem problem, DriverForm form) {
        return problem.fields().stream().map(field -> of(field, form)).toList();
    }

    private static FormProblem of(Problem.Field field, DriverForm form) {
        String path = Objects.requireNonNullElse(PERCENTS.get(field.field()), field.field());
        String value = PERCENTS.containsKey(field.field()) ? form.value(path) : field.value();
        String expected = field.expected().equals("a fraction from 0 to 1") ? "0 to 100 %" : field.expected();
        var place = new DriverMerge.Difference(path, "", "", true);
        return new FormProblem(id(path), place.label(), place.question(), value, expected);
    }

    /** Brackets and dots mean something else in addresses and style sheets. */
    static String id(String path) {
        return path.replaceAll("[\\[\\].]+", "-");
    }
}
