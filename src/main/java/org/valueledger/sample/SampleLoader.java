package org.valueledger.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.access.Welcome;
import org.valueledger.position.BulkPositions;
import org.valueledger.storage.NoDatabaseGiven;

/** Fills an embedded database without customers with the sample, all of it in one transaction or nothing. */
@Component
@Order(2)
@Conditional(NoDatabaseGiven.class)
@ConditionalOnBooleanProperty(name = "value-ledger.sample", matchIfMissing = true)
class SampleLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);

    private final DataSource dataSource;
    private final Users users;
    private final Welcome welcome;

    SampleLoader(DataSource dataSource, Users users, Welcome welcome) {
        this.dataSource = dataSource;
        this.users = users;
        this.welcome = welcome;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        SamplePortfolio portfolio = SamplePortfolio.read();
        if (load(portfolio, LocalDate.now())) {
            LOG.info(
                    "Sample portfolio of {} customers loaded",
                    portfolio.customers().size());
            startMore(LocalDate.now());
            addUsers(portfolio.users());
        }
    }

    /** Drivers from the library that are not agreed yet. The library has loaded its templates by now. */
    void startMore(LocalDate today) throws SQLException {
        InTheMaking more = SamplePortfolio.read(InTheMaking.FILE, InTheMaking.class);
        inTransaction(connection -> {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            new InTheMakingRows(database, today).insert(more.drivers());
            return true;
        });
    }

    /** All of them share one password, which is new every time and shown once. */
    private void addUsers(List<SamplePortfolio.SampleUser> people) {
        String password = users.newPassword();
        people.forEach(person -> users.addIfAbsent(
                person.username(), person.displayName(), Viewer.Role.valueOf(person.role()), password));
        welcome.addUsers(
                people.stream().map(SamplePortfolio.SampleUser::username).toList(), password);
    }

    /**
     * @param today the day from which the sample's dates are counted
     * @return false where there are customers already: nothing was done
     */
    boolean load(SamplePortfolio portfolio, LocalDate today) throws SQLException {
        return inTransaction(connection -> load(connection, portfolio, today));
    }

    private interface Work {
        boolean in(Connection connection) throws SQLException;
    }

    private boolean inTransaction(Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean done = work.in(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean load(Connection connection, SamplePortfolio portfolio, LocalDate today) throws SQLException {
        var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        if (database.sql("SELECT EXISTS (SELECT FROM customer)")
                .query(Boolean.class)
                .single()) {
            return false;
        }
        portfolio.portfolioRates().forEach((currency, rate) -> database.sql("""
                        INSERT INTO portfolio_rate (currency, rate) VALUES (:currency, :rate) ON CONFLICT DO NOTHING
                        """)
                .param("currency", currency)
                .param("rate", rate)
                .update());
        var positions = BulkPositions.prepare(connection);
        portfolio.customers().forEach(customer -> insert(database, customer, today));
        database.sql("INSERT INTO changed_driver SELECT id FROM value_driver").update();
        database.sql("INSERT INTO changed_customer SELECT id FROM customer").update();
        positions.refresh();
        return true;
    }

    /** In the order in which it would have happened: the ledger tells it as a story. */
    private static void insert(JdbcClient database, SampleCustomer customer, LocalDate today) {
        long id = new CustomerRows(database, today).insert(customer);
        var drivers = new DriverRows(database, today, id, customer.accountManager());
        var agreements = new AgreementRows(database, today, customer.accountManager());
        Map<String, Long> ids = new LinkedHashMap<>();
        customer.drivers().forEach(driver -> ids.put(driver.key(), drivers.insert(driver, ids.size() + 1)));
        customer.drivers().forEach(driver -> agreements.insert(idOf(ids, driver), driver));
        var readings = new ReadingRows(database, today, customer.accountManager());
        customer.drivers().stream()
                .flatMap(driver -> readings.of(id, idOf(ids, driver), driver).stream())
                .sorted(Comparator.comparing(ReadingRows.Due::visit))
                .forEach(readings::insert);
    }

    private static long idOf(Map<String, Long> ids, SampleDriver driver) {
        return Objects.requireNonNull(ids.get(driver.key()));
    }
}
