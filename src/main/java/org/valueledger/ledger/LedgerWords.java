package org.valueledger.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.valueledger.web.Formats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns entries into words: every field of their content that a person can read, nothing computed. */
final class LedgerWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int LONGEST = 300;

    /** Numbers of rows; the page has better ways to name them. */
    private static final Set<String> INTERNAL = Set.of("driver", "visit", "correction", "link", "file");

    /** What a reader looks for first; everything else follows as it is stored. */
    private static final List<String> FIRST = List.of(
            "key",
            "name",
            "answers",
            "measuredOn",
            "takenOn",
            "dueOn",
            "periodStart",
            "grade",
            "reason",
            "source",
            "evidence");

    /** What goes without saying. */
    private static final Map<String, String> USUAL = Map.of("revision", "0", "confidence", "1");

    private static final Map<String, String> TONES = Map.of(
            "BASELINE_LOCKED", "agreed",
            "BASELINE_AMENDED", "changed",
            "GOAL_AGREED", "agreed",
            "SIGNED", "agreed",
            "MEASURED", "measured",
            "MEASUREMENTS_IMPORTED", "measured",
            "MEASUREMENT_CORRECTED", "changed",
            "CORRECTED", "changed");

    private final MessageSource messages;
    private final Locale language;
    private final Formats formats;
    private final JsonMapper json;

    LedgerWords(MessageSource messages, Locale language, Formats formats, JsonMapper json) {
        this.messages = messages;
        this.language = language;
        this.formats = formats;
        this.json = json;
    }

    LedgerLine line(LedgerEntries.Told told) {
        var entry = told.entry();
        var time = entry.recordedAt().withOffsetSameInstant(ZoneOffset.UTC);
        return new LedgerLine(
                entry.seq(),
                messages.getMessage("ledger.kind." + entry.kind().toLowerCase(Locale.ROOT), null, language),
                TONES.getOrDefault(entry.kind(), "plain"),
                entry.driverId(),
                told.driverName(),
                entry.recordedBy(),
                formats.date(time.toLocalDate()),
                TIME.format(time),
                facts(told),
                HexFormat.of().formatHex(entry.hash()));
    }

    private List<LedgerLine.Fact> facts(LedgerEntries.Told told) {
        JsonNode now = json.readTree(told.entry().content());
        JsonNode before = told.before() == null ? null : json.readTree(told.before());
        List<LedgerLine.Fact> facts = new ArrayList<>();
        inOrder(now).forEach(name -> {
            JsonNode earlier = before == null ? null : before.path(name);
            if (!now.path(name).equals(earlier)) {
                facts.add(fact(name, now.path(name), earlier, told.questions()));
            }
        });
        if (before != null) {
            before.properties().stream()
                    .filter(field -> !now.has(field.getKey()))
                    .forEach(field -> facts.add(new LedgerLine.Fact(
                            label(field.getKey()), "–", value(field.getKey(), field.getValue(), told.questions()))));
        }
        return facts;
    }

    private static List<String> inOrder(JsonNode content) {
        return content.propertyNames().stream()
                .filter(name -> !INTERNAL.contains(name))
                .filter(name -> !content.path(name).asString("").equals(USUAL.get(name)))
                .sorted(Comparator.comparingInt(name -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size()))
                .toList();
    }

    private LedgerLine.Fact fact(String name, JsonNode value, @Nullable JsonNode before, List<String> questions) {
        String earlier = before == null || before.isMissingNode() ? null : value(name, before, questions);
        return new LedgerLine.Fact(label(name), value(name, value, questions), earlier);
    }

    private String label(String name) {
        String label = messages.getMessage("ledger.field." + name, null, name, language);
        return label == null ? name : label;
    }

    private String value(String name, JsonNode value, List<String> questions) {
        if (name.equals("answers") && value.size() == questions.size()) {
            return IntStream.range(0, value.size())
                    .mapToObj(i -> questions.get(i) + " = " + plain(value.get(i)))
                    .collect(Collectors.joining(", "));
        }
        String text = plain(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String plain(JsonNode value) {
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        if (value.isArray()) {
            return value.valueStream().map(this::plain).collect(Collectors.joining("; "));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .filter(field ->
                            !field.getValue().isNull() && !field.getKey().equals("position"))
                    .map(field -> label(field.getKey()) + ": " + plain(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        String text = value.asString("");
        return text.matches("[A-Z][A-Z_]+[A-Z]") ? word(text) : date(text);
    }

    /** Names of the database's own, such as COST_REDUCTION; a currency stays as it is. */
    private static String word(String name) {
        return name.length() == 3 ? name : name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String date(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? formats.date(LocalDate.parse(text)) : text;
    }
}
