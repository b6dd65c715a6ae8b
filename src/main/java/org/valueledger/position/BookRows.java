package org.valueledger.position;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.ContractCost;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Ramp;
import org.valueledger.valuation.Reading;

/** The SQL that reads books, and what its rows mean. */
final class BookRows {

    /** Later than any day on which something came into force. */
    static final LocalDate NEWEST = LocalDate.of(9999, 12, 31);

    /** Found by the primary key; one row. */
    static final String CUSTOMERS = """
            SELECT c.id, c.version, c.currency, k.starts_on, k.yearly_amount, k.one_off_cost,
                   ARRAY(SELECT r.currency FROM agreed_rate r WHERE r.customer_id = c.id ORDER BY r.currency) AS currencies,
                   ARRAY(SELECT r.rate FROM agreed_rate r WHERE r.customer_id = c.id ORDER BY r.currency) AS rates
              FROM customer c
              LEFT JOIN contract k ON k.customer_id = c.id
             WHERE c.id = ANY(:customers)
             ORDER BY c.id
            """;

    private static final String DRIVERS = """
            SELECT d.id, d.customer_id, d.external_id, d.direction, d.kind, d.formula, d.unit_value, d.currency,
                   d.capture_rate, d.attribution_share, d.value_start, d.cadence_days,
                   b.answers AS baseline, b.taken_on, g.answers AS goal, g.due_on,
                   CAST(g.ramp_dates AS text[]) AS ramp_dates, g.ramp_shares,
                   ARRAY(SELECT q.name FROM question q WHERE q.driver_id = d.id ORDER BY q.position) AS questions,
                   ARRAY(SELECT q.role FROM question q WHERE q.driver_id = d.id ORDER BY q.position) AS roles
              FROM value_driver d
              JOIN LATERAL (SELECT * FROM baseline b
                             WHERE b.driver_id = d.id AND (b.in_force_from IS NULL OR b.in_force_from <= :asOf)
                             ORDER BY b.version DESC LIMIT 1) b ON true
              JOIN LATERAL (SELECT * FROM goal g
                             WHERE g.driver_id = d.id AND (g.in_force_from IS NULL OR g.in_force_from <= :asOf)
                             ORDER BY g.version DESC LIMIT 1) g ON true
            """;

    /** Served by the unique key (customer_id, external_id) and the primary keys of baseline, goal and question. */
    static final String DRIVERS_OF_CUSTOMERS =
            DRIVERS + " WHERE d.customer_id = ANY(:customers) ORDER BY d.customer_id, d.position, d.id";

    static final String DRIVERS_BY_ID =
            DRIVERS + " WHERE d.id = ANY(:drivers) ORDER BY d.customer_id, d.position, d.id";

    private static final String READINGS = """
            SELECT m.driver_id, m.measured_on, m.period_start, m.answers, m.grade, m.confidence,
                   m.set_aside IS NOT NULL AS set_aside
              FROM measurement m
            """;

    /** Served by the primary key; the last revision of a day comes last. */
    static final String READINGS_BY_DRIVER =
            READINGS + " WHERE m.driver_id = ANY(:drivers) ORDER BY m.driver_id, m.measured_on, m.revision";

    static final String READINGS_OF_CUSTOMERS = READINGS + """
             WHERE m.driver_id IN (SELECT d.id FROM value_driver d WHERE d.customer_id = ANY(:customers))
             ORDER BY m.driver_id, m.measured_on, m.revision
            """;

    private BookRows() {}

    /** A customer's book, still without drivers. */
    static CustomerBook customer(Columns row) {
        return new CustomerBook(
                row.get("id", Long.class), row.get("version", Long.class), rates(row), cost(row), List.of());
    }

    private static CurrencyRates rates(Columns row) {
        String[] currencies = row.get("currencies", String[].class);
        List<BigDecimal> rates = row.numbers("rates");
        Map<Currency, BigDecimal> agreed = new HashMap<>();
        for (int i = 0; i < currencies.length; i++) {
            agreed.put(Currency.getInstance(currencies[i]), rates.get(i));
        }
        return new CurrencyRates(Currency.getInstance(row.text("currency")), agreed);
    }

    private static @Nullable ContractCost cost(Columns row) {
        LocalDate start = row.find("starts_on", LocalDate.class);
        return start == null ? null : new ContractCost(start, row.number("yearly_amount"), row.number("one_off_cost"));
    }

    /** A driver's book, still without readings. */
    static DriverBook driver(Columns row) {
        return new DriverBook(
                row.get("id", Long.class),
                row.get("customer_id", Long.class),
                row.text("external_id"),
                terms(row),
                List.of());
    }

    private static DriverTerms terms(Columns row) {
        List<Question> questions = questions(row);
        String currency = row.find("currency", String.class);
        LocalDate valueStart = row.date("value_start");
        return new DriverTerms(
                Direction.valueOf(row.text("direction")),
                Kind.valueOf(row.text("kind")),
                Formula.parse(
                        row.text("formula"),
                        questions.stream().map(Question::name).toList()),
                questions,
                row.number("unit_value"),
                currency == null ? null : Currency.getInstance(currency),
                new Share(row.number("capture_rate")),
                new Share(row.number("attribution_share")),
                valueStart,
                row.date("taken_on"),
                Answers.inOrderOf(questions, row.numbers("baseline")),
                row.date("due_on"),
                Answers.inOrderOf(questions, row.numbers("goal")),
                ramp(row, valueStart),
                row.find("cadence_days", Integer.class));
    }

    private static List<Question> questions(Columns row) {
        String[] names = row.get("questions", String[].class);
        String[] roles = row.get("roles", String[].class);
        List<Question> questions = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            questions.add(new Question(names[i], Question.Role.valueOf(roles[i])));
        }
        return List.copyOf(questions);
    }

    private static Ramp ramp(Columns row, LocalDate valueStart) {
        String[] dates = row.find("ramp_dates", String[].class);
        if (dates == null) {
            return Ramp.straight(valueStart, row.date("due_on"));
        }
        List<BigDecimal> shares = row.numbers("ramp_shares");
        List<Ramp.Point> points = new ArrayList<>(dates.length);
        for (int i = 0; i < dates.length; i++) {
            points.add(new Ramp.Point(LocalDate.parse(dates[i]), shares.get(i)));
        }
        return new Ramp(points);
    }

    static Reading reading(Columns row, List<Question> questions) {
        return new Reading(
                row.date("measured_on"),
                row.find("period_start", LocalDate.class),
                Answers.inOrderOf(questions, row.numbers("answers")),
                EvidenceGrade.valueOf(row.text("grade")),
                new Share(row.number("confidence")),
                row.get("set_aside", Boolean.class));
    }
}
