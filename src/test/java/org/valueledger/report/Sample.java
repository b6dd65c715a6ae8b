package org.valueledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.ContractCost;
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

/** Customers to compose reports about, spelled the short way. */
final class Sample {
    static final LocalDate START = LocalDate.of(2025, 1, 1);
    static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency USD = Currency.getInstance("USD");

    private final Map<String, DriverValue> values = new LinkedHashMap<>();
    private final Map<String, DriverText> texts = new HashMap<>();
    private String customer = "Möller & Söhne Maschinenbau GmbH";
    private Locale locale = Locale.GERMANY;
    private @Nullable String country = "DE";
    private Currency currency = EUR;
    private Map<Currency, BigDecimal> rates = Map.of();
    private @Nullable ContractCost cost = new ContractCost(START, new BigDecimal("96000"), new BigDecimal("40000"));

    /** One driver of a sample, with sensible terms where a test says nothing. */
    static final class Driver {
        private final String name;
        private String metric = "";
        private String unit = "";
        private Direction direction = Direction.UP;
        private Kind kind = Kind.LEVEL;
        private String baseline = "0";
        private String goal = "100";
        private String price = "1";
        private @Nullable Currency currency = EUR;
        private @Nullable Integer cadence = 120;
        private final List<Reading> readings = new ArrayList<>();
        private final Map<LocalDate, String> reasons = new HashMap<>();

        Driver(String name) {
            this.name = name;
        }

        Driver metric(String words, String counted) {
            metric = words;
            unit = counted;
            return this;
        }

        Driver down() {
            direction = Direction.DOWN;
            return this;
        }

        Driver kind(Kind other) {
            kind = other;
            return this;
        }

        Driver from(String start, String end) {
            baseline = start;
            goal = end;
            return this;
        }

        Driver at(String unitValue, @Nullable Currency in) {
            price = unitValue;
            currency = in;
            return this;
        }

        Driver read(String day, String value, EvidenceGrade grade) {
            readings.add(reading(day, value, grade, false));
            return this;
        }

        Driver read(String day, String value) {
            return read(day, value, EvidenceGrade.METERED);
        }

        Driver aside(String day, String value, String reason) {
            readings.add(reading(day, value, EvidenceGrade.STATED, true));
            reasons.put(LocalDate.parse(day), reason);
            return this;
        }

        private static Reading reading(String day, String value, EvidenceGrade grade, boolean aside) {
            return new Reading(LocalDate.parse(day), null, metric(value), grade, Share.WHOLE, aside);
        }

        private static Answers metric(String value) {
            return new Answers(Map.of("metric", new BigDecimal(value)));
        }

        private DriverTerms terms() {
            var goalDate = LocalDate.of(2026, 7, 1);
            return new DriverTerms(
                    direction,
                    kind,
                    Formula.parse("metric", List.of("metric")),
                    List.of(new Question("metric", Question.Role.PERFORMANCE)),
                    new BigDecimal(price),
                    currency,
                    Share.WHOLE,
                    Share.WHOLE,
                    START,
                    START,
                    metric(baseline),
                    goalDate,
                    metric(goal),
                    Ramp.straight(START, goalDate),
                    cadence);
        }
    }

    Sample named(String name) {
        customer = name;
        return this;
    }

    Sample at(Locale where, @Nullable String in, Currency pays) {
        locale = where;
        country = in;
        currency = pays;
        return this;
    }

    Sample cost(@Nullable ContractCost other) {
        cost = other;
        return this;
    }

    Sample rate(Currency of, String rate) {
        rates = Map.of(of, new BigDecimal(rate));
        return this;
    }

    Sample with(Driver driver) {
        var key = "D-" + (values.size() + 1);
        values.put(key, Valuation.driver(driver.terms(), driver.readings, AS_OF));
        texts.put(
                key,
                new DriverText(
                        driver.name,
                        driver.metric,
                        driver.unit,
                        "We lose days every month.",
                        1,
                        EvidenceGrade.METERED,
                        "ERP export",
                        2,
                        "imported",
                        Map.of(),
                        driver.reasons));
        return this;
    }

    ReportInput input() {
        var agreed = new CurrencyRates(currency, rates);
        var value = Valuation.customer(agreed, cost, new LinkedHashMap<>(values), AS_OF);
        return new ReportInput(
                customer, locale, country, cost == null ? null : START, LocalDate.of(2027, 1, 1), agreed, value, texts);
    }

    Report report() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new ReportComposer(messages).compose(input());
    }

    /** A customer with a bit of everything. */
    static Sample manufacturer() {
        return new Sample()
                .with(new Driver("Eingangsrechnungen schneller bearbeiten")
                        .metric("Bearbeitungszeit", "Minuten je Rechnung")
                        .down()
                        .from("14", "6")
                        .at("21000", EUR)
                        .read("2025-04-01", "12")
                        .read("2025-10-01", "8")
                        .read("2026-04-01", "6.5")
                        .read("2026-09-15", "5.4"))
                .with(new Driver("Ungeplante Stillstände der Montagelinie")
                        .metric("Stillstand", "Stunden je Monat")
                        .down()
                        .from("38", "20")
                        .at("15600", EUR)
                        .read("2025-06-01", "31")
                        .read("2026-01-15", "27")
                        .read("2026-09-15", "26"))
                .with(new Driver("Abschreibungen auf Lagerbestand")
                        .metric("Abschreibungen", "T€ je Jahr")
                        .down()
                        .from("420", "260")
                        .at("1000", EUR)
                        .read("2025-07-01", "440", EvidenceGrade.STATED)
                        .read("2026-06-01", "452", EvidenceGrade.STATED))
                .with(new Driver("Retourenquote im Ersatzteilgeschäft")
                        .metric("Retouren", "%")
                        .down()
                        .from("7.2", "4.5")
                        .at("30000", EUR)
                        .read("2025-09-01", "6.4", EvidenceGrade.CONFIRMED)
                        .read("2026-08-20", "4.62", EvidenceGrade.CONFIRMED))
                .with(new Driver("Angebote, die zum Auftrag werden")
                        .metric("Trefferquote", "%")
                        .from("18", "24")
                        .at("28000", EUR))
                .with(new Driver("Verfügbarkeit des Kundenportals")
                        .metric("Verfügbarkeit", "%")
                        .kind(Kind.HOLD)
                        .from("99.5", "99.5")
                        .at("1000", EUR)
                        .read("2025-06-30", "99.7")
                        .read("2026-01-31", "99.6")
                        .read("2026-09-30", "99.8"))
                .with(new Driver("Energie je produzierter Einheit")
                        .metric("Energie", "kWh")
                        .down()
                        .from("12.4", "10.9")
                        .at("60000", EUR)
                        .read("2025-03-01", "12.0")
                        .aside("2026-02-01", "4.1", "Zähler war zwei Wochen lang abgeklemmt; Ablesung nicht belegt."))
                .with(new Driver("Zufriedenheit der Servicetechniker")
                        .metric("Zustimmung", "Punkte von 100")
                        .from("58", "75")
                        .at("1", null)
                        .read("2025-10-01", "66")
                        .read("2026-09-01", "71"))
                .with(new Driver("Logistikkosten Werk Ohio")
                        .metric("Frachtkosten", "$ per shipment")
                        .down()
                        .from("212", "180")
                        .at("900", USD)
                        .read("2026-02-01", "199")
                        .read("2026-09-01", "188"));
    }

    /** Sixty drivers whose names fill several lines. */
    static Sample crowd() {
        var sample = new Sample().named("Halden Retail Group").at(Locale.US, "US", USD);
        for (int i = 1; i <= 60; i++) {
            var driver = new Driver(
                            "Driver number " + i
                                    + " with a name that describes in great detail what the region, the team and the process are about")
                    .metric("Cases", "per week")
                    .from("0", "100")
                    .at("120", USD);
            if (i % 4 != 0) {
                driver.read("2026-03-01", Integer.toString(i)).read("2026-09-01", Integer.toString(2 * i));
            }
            sample.with(driver);
        }
        return sample;
    }
}
