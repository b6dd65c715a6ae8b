package org.valueledger.inventory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.valueledger.valuation.AnswerRange;
import org.valueledger.valuation.AskedQuestion;
import org.valueledger.valuation.FormulaAdvice;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.web.Formats;

/**
 * What there is to say about a formula while it is typed.
 *
 * @param result on the sample answers; null where one is missing
 * @param unit worked out from the questions' units
 * @param money the result in money; null without a price
 * @param period a word: level, flow or hold
 * @param missing whether only sample answers are missing to see a result
 * @param blank whether there is no formula yet
 */
record FormulaCheck(
        @Nullable String result,
        @Nullable String unit,
        @Nullable String money,
        String period,
        boolean missing,
        boolean blank,
        List<Note> notes) {

    private static final MathContext SHOWN = new MathContext(9);
    private static final String WORDS = "page.driverForm.advice.";

    /** @param place the character, from 1; null where it is no single one */
    record Note(boolean error, String sentence, @Nullable Integer place) {}

    static FormulaCheck of(DriverForm form, MessageSource messages, Locale language, Formats formats) {
        Kind kind = kind(form.value("kind"));
        Currency currency = currency(form.value("currency"));
        BigDecimal price = Objects.requireNonNullElse(QuestionRow.number(form.value("unitValue")), BigDecimal.ONE);
        String formula = formula(form);
        var advice = FormulaAdvice.of(formula, asked(form), kind, currency != null, price);
        BigDecimal result = advice.result();
        return new FormulaCheck(
                result == null ? null : number(result, formats),
                unit(advice.unit(), currency),
                result == null || currency == null ? null : formats.money(result.multiply(price), currency),
                kind.name().toLowerCase(Locale.ROOT),
                result == null && advice.usable(),
                form.value("formula").isBlank(),
                advice.findings().stream()
                        .map(finding -> note(finding, formula, messages, language, formats))
                        .toList());
    }

    /** As the API reads it: a driver without questions asks for its metric. */
    private static List<AskedQuestion> asked(DriverForm form) {
        List<AskedQuestion> asked = form.questions().stream()
                .filter(row -> !row.isBlank())
                .map(QuestionRow::asked)
                .toList();
        var metric = new AskedQuestion("metric", Question.Role.PERFORMANCE, form.value("unit"), AnswerRange.ANY, null);
        return asked.isEmpty() ? List.of(metric) : asked;
    }

    private static String formula(DriverForm form) {
        String formula = form.value("formula").strip();
        return formula.isEmpty() ? "metric" : formula;
    }

    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        return Kind.LEVEL;
    }

    private static @Nullable Currency currency(String code) {
        try {
            return code.isBlank() ? null : Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String unit(@Nullable String unit, @Nullable Currency currency) {
        if (unit == null || unit.equals("1")) {
            return null;
        }
        return currency == null ? unit : unit.replaceAll("\\bmoney\\b", currency.getCurrencyCode());
    }

    private static String number(BigDecimal number, Formats formats) {
        NumberFormat format = NumberFormat.getNumberInstance(formats.locale());
        format.setMaximumFractionDigits(6);
        return format.format(number.round(SHOWN));
    }

    private static Note note(
            FormulaAdvice.Finding finding, String formula, MessageSource messages, Locale language, Formats formats) {
        String key = WORDS + finding.code().name().toLowerCase(Locale.ROOT);
        Object[] said = finding.arguments().isEmpty()
                ? new Object[] {problem(finding.detail(), formula)}
                : finding.arguments().stream()
                        .map(argument -> argument instanceof BigDecimal number ? number(number, formats) : argument)
                        .toArray();
        String sentence = Stream.of(
                        finding.severity() == FormulaAdvice.Severity.WARNING ? ".warning" : ".error",
                        "." + finding.arguments().size(),
                        "")
                .map(variant -> Objects.requireNonNullElse(messages.getMessage(key + variant, said, "", language), ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(finding.detail());
        return new Note(finding.severity() == FormulaAdvice.Severity.ERROR, sentence, finding.place());
    }

    /** What is wrong, without the formula, which stands beside it. */
    private static String problem(String detail, String formula) {
        int end = detail.indexOf(": ", Math.min(formula.length(), 200));
        return end < 0 || !detail.startsWith("formula \"") ? detail : detail.substring(end + 2);
    }
}
