package org.valueledger.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestDatabase;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import org.valueledger.web.Slice;

@ServiceTest
class RisksIT {

    private static final Viewer EXECUTIVE = new Viewer(1, "eva", Viewer.Role.EXECUTIVE);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    private Risks risks;

    @Autowired
    private Reasons reasons;

    @Autowired
    private DataSource dataSource;

    @Value("${spring.r2dbc.url}")
    private String url;

    private JdbcClient database;

    @BeforeEach
    void empty() {
        database = JdbcClient.create(dataSource);
        TestDatabase.forgetCustomers(TestDatabase.asSuperuser(url));
    }

    @Test
    void contributionsAddUpToTheScoreExactly() {
        for (int i = 0; i < 40; i++) {
            var facts = new Facts("c" + i)
                    .realised("0." + (13 + i * 7) % 97)
                    .below(i % 8, 7 + i % 3)
                    .measured(i * 11, null)
                    .renews(i * 9 - 40);
            add(facts);
        }
        for (Risk risk : list("score")) {
            BigDecimal sum =
                    risk.contributions().stream().map(Contribution::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(risk.name()).isEqualByComparingTo(Objects.requireNonNull(risk.score()));
            assertThat(risk.score()).isBetween(BigDecimal.ZERO, Weights.MOST);
            assertThat(risk.contributions())
                    .allSatisfy(part -> assertThat(part.points()).isNotNegative());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // realised, below, drivers, age, cadence, renewal in days, score
        "1,    0, 4, 10,   , 400, 0",
        "0.6,  0, 4, 10,   , 400, 20",
        "-0.5, 0, 4, 10,   , 400, 50",
        "1.4,  0, 4, 10,   , 400, 0",
        "    , 0, 4, 10,   , 400, 0",
        "1,    1, 4, 10,   , 400, 5",
        "1,    0, 4, 120,  , 400, 0",
        "1,    0, 4, 365,  , 400, 30",
        "1,    0, 4, 900,  , 400, 30",
        "1,    0, 4, 100, 30, 400, 6.2686567",
        "1,    0, 4, 150, 180, 400, 0",
        "0.6,  0, 4, 10,   , 181, 20",
        "0.6,  0, 4, 10,   , 180, 22",
        "0.6,  0, 4, 10,   , 90,  24",
        "0.6,  0, 4, 10,   , 60,  27",
        "0.6,  0, 4, 10,   , 30,  30",
        "0.6,  0, 4, 10,   , 0,   30",
        "0.6,  0, 4, 10,   , -59, 30",
        "0.6,  0, 4, 10,   , -60, 20",
        "0,    4, 4, 900,  , 10,  100",
    })
    void theScoreFollowsItsFacts(
            @Nullable String realised,
            int below,
            int drivers,
            int age,
            @Nullable Integer cadence,
            int renewal,
            BigDecimal score) {
        add(new Facts("one")
                .realised(realised)
                .below(below, drivers)
                .measured(age, cadence)
                .renews(renewal));
        assertThat(Objects.requireNonNull(list(null).getFirst().score()))
                .isCloseTo(score, within(new BigDecimal("1e-6")));
    }

    @Test
    void whoWasNeverMeasuredComesFirstWithAllTheMoney() {
        add(new Facts("rich").realised("0").measured(10, null).renews(400).yearly(1_000_000));
        add(new Facts("unknown").measured(null, null).renews(400).yearly(100));
        Risk first = list(null).getFirst();
        assertThat(first.name()).isEqualTo("unknown");
        assertThat(first.unknown()).isTrue();
        assertThat(first.score()).isNull();
        assertThat(first.contributions()).isEmpty();
        assertThat(first.atStake()).isEqualByComparingTo("100");
    }

    @Test
    void moneyAtStakeIsRankedInThePortfoliosCurrency() {
        database.sql("INSERT INTO portfolio_rate VALUES ('EUR', 1), ('JPY', 0.006)")
                .update();
        add(new Facts("yen")
                .currency("JPY")
                .realised("0")
                .measured(10, null)
                .renews(400)
                .yearly(100_000));
        add(new Facts("euro").realised("0").measured(10, null).renews(400).yearly(1_000));
        add(new Facts("peso")
                .currency("MXN")
                .realised("0")
                .measured(10, null)
                .renews(400)
                .yearly(700));
        List<Risk> listed = list(null);
        assertThat(listed).extracting(Risk::name).containsExactly("euro", "peso", "yen");
        assertThat(listed).extracting(Risk::rated).containsExactly(true, false, true);
        assertThat(listed.getLast().atStake()).isEqualByComparingTo("50000");
        Risks.Summary summary = summary(EXECUTIVE);
        assertThat(summary.atStake()).isEqualByComparingTo("1150");
        assertThat(Objects.requireNonNull(summary.reference()).getCurrencyCode())
                .isEqualTo("EUR");
    }

    @Test
    void whoHasNoContractComesLast() {
        add(new Facts("none").realised("0").measured(10, null));
        add(new Facts("some").realised("1").measured(10, null).renews(400).yearly(5));
        List<Risk> listed = list(null);
        assertThat(listed).extracting(Risk::name).containsExactly("some", "none");
        assertThat(listed.getLast().atStake()).isNull();
        assertThat(listed.getLast().score()).isEqualByComparingTo("50");
    }

    @Test
    void aManagerSeesAndCountsOnlyOwnCustomers() {
        add(new Facts("mine")
                .manager("Anna")
                .realised("0")
                .measured(1, null)
                .renews(10)
                .yearly(10));
        add(new Facts("theirs")
                .manager("ben")
                .realised("0")
                .measured(1, null)
                .renews(10)
                .yearly(10));
        var anna = new Viewer(2, "anna", Viewer.Role.ACCOUNT_MANAGER);
        assertThat(page(search(null, null), anna).items())
                .extracting(Risk::name)
                .containsExactly("mine");
        assertThat(summary(anna).customers()).isEqualTo(1);
        assertThat(summary(EXECUTIVE).customers()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"moneyAtStake", "score", "renewal", "realisation", "name"})
    void everyOrderPagesThroughEveryCustomerOnce(String sort) {
        for (int i = 0; i < 23; i++) {
            var facts = new Facts("c" + i)
                    .realised(i % 5 == 0 ? null : "0." + i % 4)
                    .below(0, 1);
            facts.measured(i % 7 == 0 ? null : i, null);
            add(i % 6 == 0 ? facts : facts.renews(i % 3 * 100 + 5).yearly(i % 4 * 100));
        }
        List<String> whole = list(sort).stream().map(Risk::name).toList();
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            Slice<Risk> page = page(RiskSearch.of(null, null, null, sort, 5, after), EXECUTIVE);
            page.items().forEach(risk -> paged.add(risk.name()));
            after = page.next();
        } while (after != null);
        assertThat(paged).hasSize(23).isEqualTo(whole);
    }

    @Test
    void filtersByWordsManagerAndRenewal() {
        add(new Facts("Elbmark Insurance").manager("anna").measured(1, null).renews(20));
        add(new Facts("Elbe 100% Foods").manager("ben").measured(1, null).renews(200));
        assertThat(page(search("elb insur", null), EXECUTIVE).items()).hasSize(1);
        assertThat(page(search("100%", null), EXECUTIVE).items()).hasSize(1);
        assertThat(page(search("%", 30), EXECUTIVE).items()).isEmpty();
        assertThat(page(search(null, 30), EXECUTIVE).items())
                .extracting(Risk::name)
                .containsExactly("Elbmark Insurance");
        assertThat(page(RiskSearch.of(null, "Ben", null, null, null, null), EXECUTIVE)
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"sort,worst", "after,abc", "renewsWithin,-1", "limit,0"})
    void refusesWhatItDoesNotKnow(String field, String value) {
        assertThatThrownBy(() -> RiskSearch.of(
                        null,
                        null,
                        field.equals("renewsWithin") ? Integer.valueOf(value) : null,
                        field.equals("sort") ? value : null,
                        field.equals("limit") ? Integer.valueOf(value) : null,
                        field.equals("after") ? value : null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(field);
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        add(new Facts("a").measured(1, null));
        add(new Facts("b").measured(1, null));
        String after = page(RiskSearch.of(null, null, null, "name", 1, null), EXECUTIVE)
                .next();
        assertThatThrownBy(() -> RiskSearch.of(null, null, null, "score", 1, after))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void theTwoLargestReasonsAreSaidInWords() {
        add(new Facts("one")
                .realised("0.62")
                .below(1, 8)
                .measured(210, null)
                .renews(400)
                .yearly(1000));
        assertThat(reasons.largest(list(null).getFirst(), java.util.Locale.ENGLISH))
                .containsExactly(
                        "Only 62% of the planned value was delivered.", "The last measurement is 210 days old.");
    }

    @Test
    void aHundredThousandCustomersAreListedQuickly() {
        database.sql("""
                        INSERT INTO customer (external_id, name, currency, account_manager)
                        SELECT 'k' || i, 'Customer ' || i, 'EUR', 'm' || i % 100
                          FROM generate_series(1, 100000) i
                        """).update();
        database.sql("""
                        INSERT INTO contract (customer_id, starts_on, renews_on, yearly_amount)
                        SELECT id, DATE '2020-01-01', CURRENT_DATE + CAST(id % 700 AS int), id % 1000 * 100 FROM customer
                        """).update();
        database.sql("""
                        INSERT INTO customer_position
                        SELECT id, 0, 0, 0, 0, 0, 0, 0, (id % 120) / 100.0, 8, 8, CAST(id % 5 AS int), 0,
                               CURRENT_DATE - CAST(id % 500 AS int), NULL, 'ON_TRACK' FROM customer
                        """).update();
        database.sql("ANALYZE").update();
        var search = RiskSearch.of(null, null, null, null, null, null);
        page(search, EXECUTIVE);
        assertThat(fastest(() -> page(search, EXECUTIVE))).isLessThan(Duration.ofMillis(1_000));
        assertThat(fastest(() -> summary(EXECUTIVE))).isLessThan(Duration.ofMillis(1_000));
    }

    /** Of several, because the machine is shared. */
    private static Duration fastest(Runnable work) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            work.run();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        org.slf4j.LoggerFactory.getLogger(RisksIT.class).warn("100,000 customers: {}", best);
        return best;
    }

    private List<Risk> list(@Nullable String sort) {
        return page(RiskSearch.of(null, null, null, sort, 200, null), EXECUTIVE).items();
    }

    private static RiskSearch search(@Nullable String q, @Nullable Integer renewsWithin) {
        return RiskSearch.of(q, null, renewsWithin, null, null, null);
    }

    private Slice<Risk> page(RiskSearch search, Viewer viewer) {
        return Objects.requireNonNull(risks.page(search, viewer).block());
    }

    private Risks.Summary summary(Viewer viewer) {
        return Objects.requireNonNull(risks.summary(search(null, null), viewer).block());
    }

    /** What the score is made of. */
    private static final class Facts {
        private final String name;
        private String currency = "EUR";
        private @Nullable String manager;
        private @Nullable BigDecimal realised;
        private int below;
        private int drivers = 1;
        private @Nullable Integer age;
        private @Nullable Integer cadence;
        private @Nullable Integer renewal;
        private int yearly = 1000;

        Facts(String name) {
            this.name = name;
        }

        Facts currency(String code) {
            currency = code;
            return this;
        }

        Facts manager(String username) {
            manager = username;
            return this;
        }

        Facts realised(@Nullable String rate) {
            realised = rate == null ? null : new BigDecimal(rate);
            return this;
        }

        Facts below(int number, int of) {
            below = Math.min(number, of);
            drivers = of;
            return this;
        }

        Facts measured(@Nullable Integer daysAgo, @Nullable Integer everyDays) {
            age = daysAgo;
            cadence = everyDays;
            return this;
        }

        Facts renews(int inDays) {
            renewal = inDays;
            return this;
        }

        Facts yearly(int amount) {
            yearly = amount;
            return this;
        }
    }

    private void add(Facts facts) {
        long id = database.sql("""
                        INSERT INTO customer (external_id, name, currency, account_manager)
                        VALUES (:name, :name, :currency, :manager) RETURNING id
                        """)
                .param("name", facts.name)
                .param("currency", facts.currency)
                .param("manager", facts.manager)
                .query(Long.class)
                .single();
        if (facts.renewal != null) {
            database.sql("""
                            INSERT INTO contract (customer_id, starts_on, renews_on, yearly_amount)
                            VALUES (:id, :start, :renewal, :yearly)
                            """)
                    .param("id", id)
                    .param("start", TODAY.minusYears(3))
                    .param("renewal", TODAY.plusDays(facts.renewal))
                    .param("yearly", facts.yearly)
                    .update();
        }
        LocalDate measured = facts.age == null ? null : TODAY.minusDays(facts.age);
        database.sql("""
                        INSERT INTO customer_position
                        VALUES (:id, 0, 0, 0, 0, 0, 0, 0, :realised, :drivers, 0, :below, 0, :measured, :stale, NULL)
                        """)
                .param("id", id)
                .param("realised", facts.realised)
                .param("drivers", facts.drivers)
                .param("below", facts.below)
                .param("measured", measured, java.sql.Types.DATE)
                .param(
                        "stale",
                        measured == null || facts.cadence == null ? null : measured.plusDays(facts.cadence),
                        java.sql.Types.DATE)
                .update();
    }
}
