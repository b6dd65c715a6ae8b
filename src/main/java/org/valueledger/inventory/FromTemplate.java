package org.valueledger.inventory;

import java.time.LocalDate;
import java.util.List;
import org.valueledger.library.DriverTemplate;

/** A customer's driver as its template suggests it; from then on it is the customer's own. */
final class FromTemplate {

    private FromTemplate() {}

    static DriverDefinition driver(DriverTemplate template, String currency, LocalDate valueStart) {
        return new DriverDefinition(
                template.name(),
                template.category().name(),
                template.cashable(),
                template.whyBuy(),
                template.issue(),
                template.outcome(),
                template.capability(),
                template.stakeholder(),
                null,
                template.metric(),
                template.unit(),
                template.direction(),
                template.kind(),
                questions(template),
                template.formula(),
                template.unitValue(),
                template.priced() ? currency : null,
                template.captureRate(),
                template.attributionShare(),
                null,
                valueStart,
                template.cadenceDays());
    }

    private static List<DriverDefinition.Asked> questions(DriverTemplate template) {
        return template.questions().stream()
                .map(q -> new DriverDefinition.Asked(q.name(), q.text(), q.unit(), q.role(), q.least(), q.most()))
                .toList();
    }
}
