package org.valueledger.library;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Question;

/** A template's numbers as people read them. */
record TemplateView(
        List<Asked> questions,
        String baselineAmount,
        String goalAmount,
        String value,
        String unitValue,
        String captureRate,
        String attributionShare) {

    private static final int MOST_PLACES = 6;

    /** A question with its answers in the worked example. */
    record Asked(
            String name,
            String text,
            @Nullable String unit,
            boolean condition,
            @Nullable String least,
            @Nullable String most,
            String baseline,
            String goal) {}

    static TemplateView of(DriverTemplate template, Locale language) {
        TemplateExample example = template.example();
        return new TemplateView(
                template.questions().stream()
                        .map(question -> asked(question, example, language))
                        .toList(),
                text(example.baselineAmount(), language),
                text(example.goalAmount(), language),
                text(example.value(), language),
                text(template.unitValue(), language),
                percent(template.captureRate(), language),
                percent(template.attributionShare(), language));
    }

    private static Asked asked(TemplateQuestion question, TemplateExample example, Locale language) {
        return new Asked(
                question.name(),
                question.text(),
                question.unit(),
                question.role() == Question.Role.CONDITION,
                question.least() == null ? null : text(question.least(), language),
                question.most() == null ? null : text(question.most(), language),
                text(example.baseline().get(question.name()), language),
                text(example.goal().get(question.name()), language));
    }

    private static String text(@Nullable BigDecimal number, Locale language) {
        if (number == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(MOST_PLACES);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static String percent(BigDecimal share, Locale language) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        format.setMaximumFractionDigits(2);
        return format.format(share);
    }
}
