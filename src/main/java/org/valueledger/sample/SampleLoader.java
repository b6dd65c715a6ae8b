package org.valueledger.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;
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
            addUsers(portfolio.users());
        }
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
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean loaded = load(connection, portfolio, today);
                connection.commit();
                return loaded;
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

    private static void insert(JdbcClient database, SampleCustomer customer, LocalDate today) {
        long id = new CustomerRows(database, today).insert(customer);
        var drivers = new DriverRows(database, today, id, customer.accountManager());
        for (int i = 0; i < customer.drivers().size(); i++) {
            drivers.insert(customer.drivers().get(i), i + 1);
        }
    }
}
