package org.valueledger.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;

@ServiceTest
class PositionsIT {

    private static final long SEED = 20261123;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Books books;

    @Autowired
    private PositionCheck check;

    private JdbcClient database;

    @BeforeEach
    void somePortfolioOnce() throws Exception {
        database = JdbcClient.create(dataSource);
        if (database.sql("SELECT count(*) FROM customer").query(Long.class).single() == 0) {
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(SEED, connection, "P", "anna", 120);
            }
        }
    }

    @Test
    void theCheckFindsNoDifferenceInWhatWasStored() throws Exception {
        var outcome = check.run();

        assertThat(outcome.first()).as("seed " + SEED).isEmpty();
        assertThat(outcome.customers()).isEqualTo(120);
        assertThat(database.sql("SELECT count(*) FROM driver_position WHERE delivered <> 0")
                        .query(Long.class)
                        .single())
                .isGreaterThan(50);
    }

    @Test
    void theCheckNamesAFigureThatSomebodyChanged() throws Exception {
        long driver = database.sql("SELECT min(driver_id) FROM driver_position")
                .query(Long.class)
                .single();
        database.sql("UPDATE driver_position SET planned = planned + 0.000001 WHERE driver_id = :driver")
                .param("driver", driver)
                .update();
        try {
            assertThat(check.run().first())
                    .extracting(PositionCheck.Difference::subject, PositionCheck.Difference::figure)
                    .contains(org.assertj.core.api.Assertions.tuple("driver " + driver, "planned"));
        } finally {
            database.sql("UPDATE driver_position SET planned = planned - 0.000001 WHERE driver_id = :driver")
                    .param("driver", driver)
                    .update();
        }
    }

    @Test
    void requestsAndJobsReadTheSameBook() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            var jdbc = new JdbcBooks(JdbcClient.create(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true)));
            List<Long> ids = database.sql("SELECT id FROM customer ORDER BY id LIMIT 40")
                    .query(Long.class)
                    .list();
            var day = LocalDate.of(2026, 11, 23);
            for (CustomerBook byJob : jdbc.ofCustomers(ids)) {
                CustomerBook byRequest = books.of(byJob.customerId()).block();
                assertThat(byRequest).isNotNull();
                assertThat(byRequest.version()).isEqualTo(byJob.version());
                assertThat(byRequest.drivers()).hasSameSizeAs(byJob.drivers());
                assertThat(byRequest.valueOn(day).delivered())
                        .isEqualByComparingTo(byJob.valueOn(day).delivered());
                assertThat(byRequest.valueOn(day).planned())
                        .isEqualByComparingTo(byJob.valueOn(day).planned());
            }
        }
    }

    @Test
    void storedTotalsAreThoseOfTheCustomersValue() {
        List<Long> ids = database.sql("SELECT id FROM customer ORDER BY id LIMIT 60")
                .query(Long.class)
                .list();
        var day = LocalDate.of(2030, 1, 1);
        for (long id : ids) {
            var value = books.of(id).map(book -> book.valueOn(day)).block();
            assertThat(value).isNotNull();
            var stored = database.sql("SELECT * FROM customer_position WHERE customer_id = :id")
                    .param("id", id)
                    .query((row, n) -> PositionRows.customer(new JdbcColumns(row)))
                    .single();
            assertThat(stored.delivered()).isEqualByComparingTo(value.delivered());
            assertThat(stored.lowBound()).isEqualByComparingTo(value.lowBound());
            assertThat(stored.planned()).isEqualByComparingTo(value.planned());
            assertThat(stored.shortfall()).isEqualByComparingTo(value.shortfall());
            assertThat(stored.surplus()).isEqualByComparingTo(value.surplus());
            assertThat(stored.driversLeftOut()).isEqualTo(value.leftOut().size());
        }
    }
}
