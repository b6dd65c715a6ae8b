package org.valueledger.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;
import org.valueledger.TestDatabase;
import org.valueledger.access.Viewer;
import org.valueledger.valuation.Status;
import org.valueledger.web.BadInput;
import org.valueledger.web.Slice;

class CustomerListIT {

    private static final Viewer EXECUTIVE = new Viewer(1, "eve", Viewer.Role.EXECUTIVE);
    private static final Viewer ANNA = new Viewer(2, "Anna", Viewer.Role.ACCOUNT_MANAGER);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final ConnectionFactory CONNECTIONS = connections();

    private SomeCustomers some;
    private CustomerList list;

    private static ConnectionFactory connections() {
        try {
            var source = DATABASE.unwrap(PGSimpleDataSource.class);
            return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                    .host(source.getServerNames()[0])
                    .port(source.getPortNumbers()[0])
                    .database(String.valueOf(source.getDatabaseName()))
                    .username("postgres")
                    .password("postgres")
                    .build());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void empty() {
        some = new SomeCustomers(JdbcClient.create(DATABASE));
        TestDatabase.forgetCustomers(DATABASE);
        list = new CustomerList(DatabaseClient.create(CONNECTIONS), CLOCK);
    }

    private Slice<CustomerRow> page(Viewer viewer, CustomerSearch search) {
        return Objects.requireNonNull(list.page(search, viewer).block(Duration.ofSeconds(10)));
    }

    private static CustomerSearch search(@Nullable String q, @Nullable String status, @Nullable String sort) {
        return CustomerSearch.of(q, status, null, sort, null, null, null);
    }

    private List<String> names(Viewer viewer, CustomerSearch search) {
        return page(viewer, search).items().stream().map(CustomerRow::name).toList();
    }

    @Test
    void anAccountManagerSeesOwnCustomersOnly() {
        some.customer("1", "Own", "anna");
        some.customer("2", "Own too", "ANNA");
        some.customer("3", "Foreign", "bert");
        some.customer("4", "Nobody's", null);

        assertThat(names(ANNA, search(null, null, null))).containsExactly("Own", "Own too");
        assertThat(list.count(search(null, null, null), ANNA).block(Duration.ofSeconds(10)))
                .isEqualTo(2);
        assertThat(names(EXECUTIVE, search(null, null, null))).hasSize(4);
        assertThat(names(ANNA, CustomerSearch.of(null, null, "bert", null, null, null, null)))
                .isEmpty();
    }

    @Test
    void findsWordsInNameKeyAndManagerInAnyOrder() {
        some.customer("K-0815", "Tösswerk Präzision", "anna");
        some.customer("K-0816", "Other", "bert");

        assertThat(names(EXECUTIVE, search("PRÄZ tös", null, null))).containsExactly("Tösswerk Präzision");
        assertThat(names(EXECUTIVE, search("0815", null, null))).containsExactly("Tösswerk Präzision");
        assertThat(names(EXECUTIVE, search("k-08 bert", null, null))).containsExactly("Other");
        assertThat(names(EXECUTIVE, search("0815 bert", null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "back\\slash", "it's", "\"quoted\"", "<b>"})
    void takesEverySignOfASearchLiterally(String name) {
        some.customer("1", name, "anna");
        some.customer("2", "100 a.b backslash its quoted b", "anna");

        assertThat(names(EXECUTIVE, search(name, null, null))).containsExactly(name);
    }

    @Test
    void putsCustomersWithoutTheValueLastInBothDirections() {
        some.position(some.customer("1", "Low", "anna"), "1", "0.2", "2026-01-01", null, "SHORTFALL");
        some.position(some.customer("2", "None", "anna"), "0", null, null, null, "NOT_MEASURED");
        some.position(some.customer("3", "High", "anna"), "2", "1.2", "2026-10-01", null, "EXCEEDED");
        some.customer("4", "No position", "anna");

        assertThat(names(EXECUTIVE, search(null, null, "realisation")))
                .containsExactly("Low", "High", "None", "No position");
        assertThat(names(EXECUTIVE, search(null, null, "-realisation")))
                .containsExactly("High", "Low", "None", "No position");
        assertThat(names(EXECUTIVE, search(null, null, "-measured")))
                .containsExactly("High", "Low", "None", "No position");
    }

    @Test
    void comparesAmountsInDifferentCurrenciesAtThePortfoliosRates() {
        JdbcClient.create(DATABASE)
                .sql("INSERT INTO portfolio_rate VALUES ('EUR', 1), ('JPY', 0.006)")
                .update();
        some.position(some.customer("1", "Euros", "anna", "EUR"), "1000", null, null, null, "HELD");
        some.position(some.customer("2", "Yen", "anna", "JPY"), "100000", null, null, null, "HELD");

        assertThat(names(EXECUTIVE, search(null, null, "-delivered"))).containsExactly("Euros", "Yen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "-name", "delivered", "-delivered", "realisation", "-realisation", "-measured", "renewal"
            })
    void pagesForwardsAndBackwardsMeetEveryCustomerOnce(String sort) {
        Random random = new Random(7);
        for (int i = 0; i < 23; i++) {
            long id = some.customer("C" + i, "Same name " + i % 5, "anna");
            if (i % 3 > 0) {
                String rate = i % 4 == 0 ? null : "0." + random.nextInt(3);
                some.position(
                        id,
                        "" + random.nextInt(4),
                        rate,
                        i % 5 == 0 ? null : "2026-0" + (1 + i % 4) + "-01",
                        null,
                        "HELD");
            }
            if (i % 2 > 0) {
                some.renewal(id, i % 6 == 1 ? null : "2027-01-0" + (1 + i % 3));
            }
        }
        List<String> whole = keys(page(EXECUTIVE, search(null, null, sort)));

        List<String> forwards = new ArrayList<>();
        Slice<CustomerRow> page = page(EXECUTIVE, CustomerSearch.of(null, null, null, sort, 4, null, null));
        assertThat(page.previous()).isNull();
        forwards.addAll(keys(page));
        while (page.next() != null) {
            page = page(EXECUTIVE, CustomerSearch.of(null, null, null, sort, 4, page.next(), null));
            forwards.addAll(keys(page));
        }
        List<String> backwards = new ArrayList<>(keys(page).reversed());
        while (page.previous() != null) {
            page = page(EXECUTIVE, CustomerSearch.of(null, null, null, sort, 4, null, page.previous()));
            backwards.addAll(keys(page).reversed());
        }
        Collections.reverse(backwards);

        assertThat(whole).hasSize(23).doesNotHaveDuplicates();
        assertThat(forwards).isEqualTo(whole);
        assertThat(backwards).isEqualTo(whole);
    }

    private static List<String> keys(Slice<CustomerRow> page) {
        return page.items().stream().map(CustomerRow::externalId).toList();
    }

    /** What the page of the customer would say on that day must be what the list says. */
    @Test
    void aDriverNotMeasuredInTimeIsOutOfDateInTheListToo() {
        long onTrack = some.customer("1", "Was on track", "anna");
        some.position(onTrack, "1", "1", "2026-01-01", "2026-11-22", "ON_TRACK");
        some.driver(onTrack, "11", "ON_TRACK", "2026-11-22");
        long short1 = some.customer("2", "Was short", "anna");
        some.position(short1, "1", "1", "2026-01-01", "2026-11-22", "SHORTFALL");
        some.driver(short1, "21", "SHORTFALL", "2026-11-22");
        some.driver(short1, "22", "AT_RISK", "2027-01-01");
        long today = some.customer("3", "Last day", "anna");
        some.position(today, "1", "1", "2026-01-01", "2026-11-23", "ON_TRACK");
        some.driver(today, "31", "ON_TRACK", "2026-11-23");

        var rows = page(EXECUTIVE, search(null, null, null)).items();
        assertThat(rows)
                .extracting(CustomerRow::name, CustomerRow::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Last day", Status.ON_TRACK),
                        org.assertj.core.groups.Tuple.tuple("Was on track", Status.OUT_OF_DATE),
                        org.assertj.core.groups.Tuple.tuple("Was short", Status.AT_RISK));
        for (Status status : Status.values()) {
            assertThat(names(EXECUTIVE, search(null, status.name(), null)))
                    .as("filter %s", status)
                    .isEqualTo(rows.stream()
                            .filter(r -> r.status() == status)
                            .map(CustomerRow::name)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "~bmFtZQ", "~bmFtZQ.-.~eA", "~LW5hbWU.-.~MQ", "~bmFtZQ.~*.~MQ", "..", "~bmFtZQ.-.-"})
    void refusesACursorItDidNotMake(String cursor) {
        assertThatThrownBy(() -> CustomerSearch.of(null, null, null, "name", null, cursor, null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("after is");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        assertThatThrownBy(() -> search(null, null, "size"))
                .hasMessageContaining("sort is \"size\", expected one of name");
        assertThatThrownBy(() -> search(null, "fine", null)).hasMessageContaining("status is \"fine\"");
        assertThatThrownBy(() -> CustomerSearch.of(null, null, null, null, 201, null, null))
                .hasMessageContaining("limit is \"201\", expected 1 to 200");
    }
}
