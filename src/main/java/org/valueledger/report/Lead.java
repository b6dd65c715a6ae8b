package org.valueledger.report;

import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.Payback;

/** The first sentences of the report: what was delivered. */
record Lead(Words words, Figures figures, ReportInput input) {

    String sentence() {
        CustomerValue value = input.value();
        if (value.lastMeasured() == null) {
            return words.text("lead.nothing");
        }
        var delivered = figures.money(value.delivered(), value.currency());
        var until = figures.longDate(value.lastMeasured());
        if (value.delivered().signum() < 0) {
            return words.text("lead.negative", until, delivered);
        }
        var rate = value.realisationRate();
        var first = rate == null
                ? words.text("lead.delivered", until, delivered)
                : words.text("lead.planned", until, delivered, figures.percent(rate));
        return first + cost(value);
    }

    private String cost(CustomerValue value) {
        if (value.costToDate() == null || value.costToDate().signum() <= 0) {
            return "";
        }
        var cost = figures.money(value.costToDate(), value.currency());
        var net = value.delivered().subtract(value.costToDate());
        if (net.signum() >= 0) {
            return " " + words.text("lead.paidBack", cost, figures.money(net, value.currency()));
        }
        return " "
                + switch (value.payback()) {
                    case Payback.On on -> words.text("lead.paidBackOnce", figures.longDate(on.day()), cost);
                    case Payback.NotYet notYet -> words.text("lead.notPaidBack", cost);
                    case Payback.NotDefined notDefined -> words.text("lead.notPaidBack", cost);
                };
    }
}
