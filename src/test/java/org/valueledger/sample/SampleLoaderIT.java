package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.TestDatabase;

class SampleLoaderIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SamplePortfolio PORTFOLIO = SamplePortfolio.read();

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final SampleLoader loader = new SampleLoader(dataSource, null, null);

    private boolean loaded;

    @BeforeEach
    void load() throws SQLException {
        loaded = loader.load(PORTFOLIO, TODAY);
    }

    @Test
    void everythingInTheFileArrives() {
        assertThat(loaded).isTrue();
        assertThat(count("customer")).isEqualTo(PORTFOLIO.customers().size());
        assertThat(count("contract")).isEqualTo(PORTFOLIO.customers().size());
        assertThat(count("visit"))
                .isEqualTo(PORTFOLIO.customers().stream()
                        .mapToLong(c -> c.visits().size())
                        .sum());
        var drivers = PORTFOLIO.customers().stream()
                .flatMap(c -> c.drivers().stream())
                .toList();
        assertThat(count("value_driver")).isEqualTo(drivers.size());
        assertThat(count("baseline")).isEqualTo(drivers.size());
        assertThat(count("goal WHERE agreed_source LIKE 'sign-off by %'")).isEqualTo(drivers.size());
        assertThat(count("measurement"))
                .isEqualTo(drivers.stream().mapToLong(d -> d.readings().size()).sum());
        assertThat(count("portfolio_rate")).isEqualTo(PORTFOLIO.portfolioRates().size());
    }

    @Test
    void positionsAreThereAndAgreeWithTheMaths() {
        for (var customer : PORTFOLIO.customers()) {
            var expected = new SampleBook(customer, TODAY).value();
            Map<String, Object> position =
                    database.sql("""
                            SELECT p.* FROM customer_position p JOIN customer c ON c.id = p.customer_id
                             WHERE c.external_id = :key
                            """).param("key", customer.key()).query().singleRow();
            assertThat((BigDecimal) position.get("delivered"))
                    .as(customer.key())
                    .isEqualByComparingTo(expected.delivered());
            assertThat((BigDecimal) position.get("shortfall")).isEqualByComparingTo(expected.shortfall());
            assertThat(position.get("drivers")).isEqualTo(customer.drivers().size());
        }
        assertThat(count("driver_position")).isEqualTo(count("value_driver"));
    }

    @Test
    void aCorrectionIsASecondRevisionWithAReason() {
        List<String> reasons = database.sql("SELECT reason FROM measurement WHERE revision = 1 LIMIT :limit")
                .param("limit", 10)
                .query(String.class)
                .list();
        assertThat(reasons).hasSize(2).doesNotContainNull();
    }

    @Test
    void nothingWasRecordedInTheFuture() {
        assertThat(count("measurement WHERE recorded_at > DATE '2026-11-24'")).isZero();
        assertThat(count("measurement WHERE recorded_at < measured_on")).isZero();
    }

    @Test
    void aDatabaseWithCustomersIsLeftAlone() throws SQLException {
        assertThat(loader.load(PORTFOLIO, TODAY)).isFalse();
        assertThat(count("customer")).isEqualTo(PORTFOLIO.customers().size());
    }

    @Test
    void aFailureHalfWayLeavesNothingBehind() {
        var empty = TestDatabase.migrated();
        var twice = new java.util.ArrayList<>(PORTFOLIO.customers());
        twice.add(PORTFOLIO.customers().getFirst());
        var broken = new SamplePortfolio(
                PORTFOLIO.about(), PORTFOLIO.reference(), PORTFOLIO.portfolioRates(), PORTFOLIO.users(), twice);
        assertThatThrownBy(() -> new SampleLoader(empty, null, null).load(broken, TODAY))
                .hasMessageContaining("duplicate key");
        assertThat(JdbcClient.create(empty)
                        .sql("SELECT count(*) FROM customer")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long count(String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
