package org.valueledger.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.ContractCost;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Ramp;
import org.valueledger.valuation.Reading;
import org.valueledger.valuation.Valuation;

/** A sample customer as the maths sees it, without a database between. */
record SampleBook(SampleCustomer customer, LocalDate today) {

    CustomerValue value() {
        var values = new LinkedHashMap<String, DriverValue>();
        customer.drivers().forEach(d -> values.put(d.key(), Valuation.driver(terms(d), readings(d), today)));
        var contract = customer.contract();
        var cost = new ContractCost(contract.start().from(today), contract.yearlyAmount(), contract.oneOffCost());
        return Valuation.customer(rates(), cost, values, today);
    }

    private CurrencyRates rates() {
        Map<Currency, BigDecimal> agreed = new HashMap<>();
        customer.rates().forEach((code, rate) -> agreed.put(Currency.getInstance(code), rate));
        return new CurrencyRates(Currency.getInstance(customer.currency()), agreed);
    }

    DriverTerms terms(SampleDriver driver) {
        List<Question> questions = driver.questions().stream()
                .map(q -> new Question(q.name(), Question.Role.valueOf(q.role())))
                .toList();
        LocalDate start = driver.valueStart().from(today);
        LocalDate due = driver.goal().dueOn().from(today);
        return new DriverTerms(
                Direction.valueOf(driver.direction()),
                Kind.valueOf(driver.kind()),
                Formula.parse(
                        driver.formula(), questions.stream().map(Question::name).toList()),
                questions,
                driver.unitValueOrOne(),
                driver.currency() == null ? null : Currency.getInstance(driver.currency()),
                new Share(driver.captureRate()),
                new Share(driver.attributionShare()),
                start,
                driver.baseline().takenOn().from(today),
                Answers.inOrderOf(questions, driver.baseline().answers()),
                due,
                Answers.inOrderOf(questions, driver.goal().answers()),
                ramp(driver, start, due),
                driver.cadenceDays());
    }

    private Ramp ramp(SampleDriver driver, LocalDate start, LocalDate due) {
        var points = driver.goal().ramp();
        return points == null
                ? Ramp.straight(start, due)
                : new Ramp(points.stream()
                        .map(p -> new Ramp.Point(p.on().from(today), p.share()))
                        .toList());
    }

    private List<Reading> readings(SampleDriver driver) {
        var byDay = new LinkedHashMap<LocalDate, Reading>();
        var questions = terms(driver).questions();
        for (var r : driver.readings()) {
            byDay.put(
                    r.on().from(today),
                    new Reading(
                            r.on().from(today),
                            r.periodStart() == null ? null : r.periodStart().from(today),
                            Answers.inOrderOf(questions, r.answers()),
                            EvidenceGrade.valueOf(r.grade()),
                            r.confidence() == null ? Share.WHOLE : new Share(r.confidence()),
                            r.setAside() != null));
        }
        return new ArrayList<>(byDay.values());
    }
}
