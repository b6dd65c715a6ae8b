package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.valueledger.valuation.GoalCheck;

/** Says what a goal check found, in one language. */
final class CheckWords {

    private static final String KEY = "inventory.check.";

    private final MessageSource messages;
    private final Locale language;
    private final FigureText figures;

    /** @param figures of the driver that was checked */
    CheckWords(MessageSource messages, Locale language, FigureText figures) {
        this.messages = messages;
        this.language = language;
        this.figures = figures;
    }

    /** Why the point passed, or why it did not. */
    String sentence(GoalCheck.Point point) {
        String key = KEY + point.reason().name().toLowerCase(Locale.ROOT) + (point.passed() ? ".passed" : ".failed");
        Object[] said = texts(point).toArray();
        String counted = messages.getMessage(key + "." + said.length, said, "", language);
        return counted == null || counted.isEmpty() ? messages.getMessage(key, said, language) : counted;
    }

    private List<String> texts(GoalCheck.Point point) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < point.arguments().size(); i++) {
            texts.add(
                    switch (point.arguments().get(i)) {
                        case BigDecimal number -> number(point.reason(), i, number);
                        case LocalDate day -> figures.formats().date(day);
                        case Object name -> name(point.reason(), i, name.toString());
                    });
        }
        return texts;
    }

    private String number(GoalCheck.Reason reason, int place, BigDecimal number) {
        return switch (reason) {
            case DIRECTION_AGREES, DIFFERS_FROM_BASELINE -> figures.amount(number);
            case WITHIN_STATUS_QUO -> figures.worth(number);
            case FORMULA_EVALUATES -> place == 0 ? figures.amount(number) : figures.worth(number);
            case SHARES_WITHIN_WHOLE, CONFIDENT -> figures.percent(number);
            case WITHIN_EVIDENCE -> place == 3 ? figures.percent(number) : figures.number(number);
            default -> figures.number(number);
        };
    }

    private String name(GoalCheck.Reason reason, int place, String name) {
        return switch (reason) {
            case ATTRIBUTION_CHOSEN ->
                messages.getMessage("inventory.attribution." + name.toLowerCase(Locale.ROOT), null, language);
            case WITHIN_LIMITS -> place == 0 ? figures.driver().asked(name) : name;
            case UNIT_GIVEN -> figures.unit(name);
            default -> name;
        };
    }

    /** As programs read it. */
    static String plain(Object argument) {
        return argument instanceof BigDecimal number ? number.toPlainString() : argument.toString();
    }
}
