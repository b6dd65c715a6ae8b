package org.valueledger.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import org.valueledger.web.BadInput;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * Reads a template from JSON, by whatever way it came: file, API or page. Every mistake in it is named at once; a template
 * that comes out is right.
 */
final class TemplateReader {

    /** Words that stand for something else in the library's addresses. */
    private static final Set<String> RESERVED = Set.of("new", "import", "export");

    private static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final Set<String> TAGS = Set.of("productivity", "risk");
    private static final int MOST_INDUSTRIES = 30;
    private static final int MOST_QUESTIONS = 50;
    private static final int LONGEST_CADENCE = 3650;

    private final JsonFields fields;

    private TemplateReader(JsonFields fields) {
        this.fields = fields;
    }

    /** @throws BadInput naming everything that is wrong */
    static DriverTemplate read(JsonNode body) {
        return JsonFields.read(body, fields -> {
            UnknownFields.refuse(body, fields);
            DriverTemplate template = new TemplateReader(fields).template();
            new TemplateRules(template, fields).check();
            return template;
        });
    }

    private DriverTemplate template() {
        return new DriverTemplate(
                key(),
                0,
                TemplateParts.words(fields, "name", 200),
                industries(),
                required("category", RoiCategory.class, RoiCategory.COST_REDUCTION),
                tag(),
                flag("cashable", null),
                TemplateParts.words(fields, "whyBuy", 2000),
                TemplateParts.words(fields, "issue", 2000),
                TemplateParts.words(fields, "outcome", 2000),
                TemplateParts.words(fields, "capability", 2000),
                TemplateParts.words(fields, "stakeholder", 200),
                TemplateParts.words(fields, "metric", 200),
                TemplateParts.words(fields, "unit", 200),
                required("direction", Direction.class, Direction.DOWN),
                required("kind", Kind.class, Kind.LEVEL),
                questions(),
                TemplateParts.words(fields, "formula", 2000),
                unitValue(),
                flag("priced", true),
                share("captureRate"),
                share("attributionShare"),
                cadence(),
                TemplateParts.words(fields, "evidence", 2000),
                example());
    }

    private String key() {
        String key = fields.requiredText("key", 60);
        if (!key.isEmpty() && (!key.matches(KEY) || RESERVED.contains(key))) {
            fields.refuse(
                    "key",
                    key,
                    "lower-case letters, digits and single hyphens between them; none of new, import, export");
        }
        return key;
    }

    private List<String> industries() {
        JsonNode given = fields.node("industries");
        List<String> industries = new ArrayList<>();
        for (JsonNode industry : given) {
            String name = industry.isString() ? industry.stringValue().strip() : "";
            if (name.isEmpty() || name.length() > 100 || name.indexOf('\0') >= 0 || industries.contains(name)) {
                fields.refuse("industries", JsonFields.shown(industry), "different names of 1 to 100 characters");
            } else {
                industries.add(name);
            }
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MOST_INDUSTRIES) {
            fields.missing("industries", "a list of 1 to " + MOST_INDUSTRIES + " names, or \"All industries\" alone");
        } else if (industries.size() > 1 && industries.contains(DriverTemplate.ALL_INDUSTRIES)) {
            fields.refuse("industries", DriverTemplate.ALL_INDUSTRIES, "this word alone, or the industries by name");
        }
        return industries;
    }

    private @Nullable String tag() {
        String tag = fields.text("tag", 60);
        if (tag != null && !TAGS.contains(tag)) {
            fields.refuse("tag", tag, "productivity, risk or nothing");
        }
        return tag;
    }

    private <E extends Enum<E>> E required(String field, Class<E> type, E otherwise) {
        E given = fields.oneOf(field, type);
        if (given == null) {
            fields.missing(field, "one of " + List.of(type.getEnumConstants()));
        }
        return Objects.requireNonNullElse(given, otherwise);
    }

    /** @param otherwise null where the field must be there */
    private boolean flag(String field, @Nullable Boolean otherwise) {
        JsonNode given = fields.node(field);
        boolean absent = given.isMissingNode() || given.isNull();
        if (!given.isBoolean() && !(absent && otherwise != null)) {
            fields.refuse(field, absent ? null : JsonFields.shown(given), "true or false");
        }
        return given.asBoolean(Boolean.TRUE.equals(otherwise));
    }

    private BigDecimal number(String field, BigDecimal otherwise) {
        return TemplateParts.plain(Objects.requireNonNullElse(fields.number(field), otherwise));
    }

    private BigDecimal unitValue() {
        BigDecimal price = number("unitValue", BigDecimal.ONE);
        if (price.signum() <= 0) {
            fields.refuse("unitValue", price.toPlainString(), "an amount above 0");
        }
        return price;
    }

    private BigDecimal share(String field) {
        BigDecimal share = number(field, BigDecimal.ONE);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            fields.refuse(field, share.toPlainString(), "a fraction from 0 to 1");
            return BigDecimal.ONE;
        }
        return share;
    }

    private @Nullable Integer cadence() {
        BigDecimal days = fields.number("cadenceDays");
        if (days == null) {
            return null;
        }
        boolean whole = days.stripTrailingZeros().scale() <= 0;
        if (!whole || days.signum() <= 0 || days.compareTo(BigDecimal.valueOf(LONGEST_CADENCE)) > 0) {
            fields.refuse("cadenceDays", days.toPlainString(), "a whole number of days from 1 to " + LONGEST_CADENCE);
            return null;
        }
        return days.intValueExact();
    }

    private List<TemplateQuestion> questions() {
        List<TemplateQuestion> questions = fields.list("questions", TemplateParts::question);
        if (questions == null || questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            fields.missing("questions", "1 to " + MOST_QUESTIONS + " questions");
        }
        return questions == null ? List.of() : questions;
    }

    private TemplateExample example() {
        TemplateExample example = fields.object("example", TemplateParts::example);
        if (example == null) {
            fields.missing("example", "a worked example: baseline, goal, baselineAmount, goalAmount, value");
        }
        return example == null ? new TemplateExample(Map.of(), Map.of(), null, null, null) : example;
    }
}
