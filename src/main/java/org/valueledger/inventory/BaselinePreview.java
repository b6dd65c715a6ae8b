package org.valueledger.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.valueledger.web.BadInput;

/** The formula's result for what was typed so far, what is wrong with it, and what is missing before it can be locked. */
@Component
class BaselinePreview {

    private final MessageSource messages;
    private final Clock clock;

    BaselinePreview(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    void show(Scene scene, SentForm sent, Locale language, Model model) {
        var definition = scene.driver().definition();
        var figures = FigureText.of(scene.customer(), definition);
        try {
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            var baseline = BaselineBody.read(sent.body(), definition, today);
            var quo = StatusQuo.of(definition, baseline);
            model.addAttribute("quo", quo);
            model.addAttribute("lacking", lacking(quo, baseline, language));
            model.addAttribute("amount", quo.amount() == null ? null : figures.amount(quo.amount()));
            model.addAttribute("money", quo.money() == null ? null : figures.worth(quo.money()));
        } catch (BadInput bad) {
            model.addAttribute("quoProblems", Complaint.of(bad, definition, messages, language));
        }
    }

    private List<String> lacking(StatusQuo quo, BaselineBody baseline, Locale language) {
        List<String> lacking = new ArrayList<>(quo.open());
        if (baseline.takenOn() == null) {
            lacking.add(messages.getMessage("page.agreement.field.takenOn", null, language));
        }
        if (baseline.source() == null) {
            lacking.add(messages.getMessage("page.agreement.field.source", null, language));
        }
        return lacking;
    }
}
