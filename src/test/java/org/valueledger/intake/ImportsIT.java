package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.TestDatabase;
import org.valueledger.intake.ImportOrder.OnError;

/** What an import does to the database. */
class ImportsIT {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE);

    private static final String DRIVERS =
            "customer_id,driver_id,driver_name,direction,baseline_date,baseline_value,goal_date,goal_value";
    private static final String READINGS = "customer_id,driver_id,date,value";

    private final Imports imports =
            new Imports(DATABASE, Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        TestDatabase.forgetCustomers(DATABASE);
    }

    private ImportResult run(Table table, boolean dryRun, OnError onError, String manager, String... lines)
            throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("file.csv"), String.join("\n", lines) + "\n");
        return imports.run(
                new ImportOrder(table, "file.csv", dryRun, onError, manager == null ? "admin" : manager, manager),
                file);
    }

    private ImportResult load(Table table, String... lines) throws IOException, SQLException {
        return run(table, false, OnError.REJECT_FILE, null, lines);
    }

    private void loadOneDriver() throws IOException, SQLException {
        assertThat(load(Table.CUSTOMERS, "customer_id,customer_name,account_manager", "007,Acme,anna")
                        .errors())
                .isEmpty();
        assertThat(load(Table.DRIVERS, DRIVERS, "007,D1,Hours,down,2024-01-01,100,2025-01-01,60")
                        .errors())
                .isEmpty();
    }

    private static List<Map<String, Object>> rows(String sql) {
        return SQL.sql(sql).query().listOfRows();
    }

    private static long count(String table) {
        return SQL.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    @Test
    void storesCustomersWithTheDefaultsOfTheirCountry() throws Exception {
        ImportResult result = load(
                Table.CUSTOMERS,
                "customer_id,customer_name,country,contact_email,contract_start,renewal_date,yearly_amount",
                "007,Acme,Switzerland,a@b.example,2024-01-01,2026-01-01,12000.50",
                "008,Beta,,,,,");
        assertThat(result.errors()).isEmpty();
        assertThat(result)
                .extracting(ImportResult::accepted, ImportResult::created, ImportResult::corrected)
                .containsExactly(2L, 2L, 0L);
        assertThat(rows("SELECT external_id, country, currency, locale, time_zone FROM customer ORDER BY external_id"))
                .extracting(Map::toString)
                .containsExactly(
                        "{external_id=007, country=CH, currency=CHF, locale=de-CH, time_zone=UTC}",
                        "{external_id=008, country=null, currency=EUR, locale=en, time_zone=UTC}");
        assertThat(rows("SELECT name, email FROM contact").toString())
                .isEqualTo("[{name=a@b.example, email=a@b.example}]");
        assertThat(rows("SELECT starts_on, renews_on, yearly_amount, one_off_cost FROM contract")
                        .toString())
                .isEqualTo("[{starts_on=2024-01-01, renews_on=2026-01-01, yearly_amount=12000.50, one_off_cost=0}]");
        assertThat(count("customer_position")).isEqualTo(2);
    }

    @Test
    void changesNothingWhenTheSameFilesComeTwice() throws Exception {
        String[] customers = {
            "customer_id,customer_name,yearly_amount,contract_start,contact_name", "007,Acme,10.0,2024-01-01,Ann"
        };
        String[] drivers = {
            DRIVERS + ",unit_value,baseline_condition", "007,D1,Hours,down,2024-01-01,100.0,2025-01-01,60,2.50,10"
        };
        String[] readings = {
            READINGS + ",condition,source", "007,D1,2024-03-01,90.00,11,ERP", "007,D1,2024-06-01,80,12,"
        };
        load(Table.CUSTOMERS, customers);
        load(Table.DRIVERS, drivers);
        load(Table.MEASUREMENTS, readings);
        var before = rows("SELECT id, version, changed_at FROM customer");
        for (ImportResult again : List.of(
                load(Table.CUSTOMERS, customers), load(Table.DRIVERS, drivers), load(Table.MEASUREMENTS, readings))) {
            assertThat(again.errors()).isEmpty();
            assertThat(again.accepted()).isPositive();
            assertThat(again.created()).isZero();
            assertThat(again.corrected()).isZero();
        }
        assertThat(rows("SELECT id, version, changed_at FROM customer")).isEqualTo(before);
        assertThat(List.of(count("baseline"), count("goal"), count("measurement"), count("correction")))
                .containsExactly(1L, 1L, 2L, 0L);
    }

    @Test
    void keepsTheOldValueOfACorrectedCustomer() throws Exception {
        load(Table.CUSTOMERS, "customer_id,customer_name,region", "007,Acme,North");
        ImportResult result = load(Table.CUSTOMERS, "customer_id,customer_name,region", "007,Acme Ltd,");
        assertThat(result.corrected()).isEqualTo(1);
        assertThat(rows("SELECT name, region FROM customer").toString()).isEqualTo("[{name=Acme Ltd, region=North}]");
        assertThat(rows("SELECT field, old_value, new_value, recorded_by FROM correction")
                        .toString())
                .isEqualTo("[{field=customer_name, old_value=Acme, new_value=Acme Ltd, recorded_by=admin}]");
    }

    @Test
    void addsAVersionToAChangedBaselineAndGoal() throws Exception {
        loadOneDriver();
        ImportResult result =
                load(Table.DRIVERS, DRIVERS + ",unit", "007,D1,Hours,down,2024-01-01,110,2025-06-01,60,h");
        assertThat(result.corrected()).isEqualTo(1);
        assertThat(rows("SELECT version, answers[1] AS a, grade, reason FROM baseline ORDER BY version")
                        .toString())
                .isEqualTo(
                        "[{version=1, a=100, grade=STATED, reason=null}, {version=2, a=110, grade=STATED, reason=changed by import}]");
        assertThat(rows("SELECT version, due_on, agreed_source FROM goal ORDER BY version")
                        .toString())
                .isEqualTo(
                        "[{version=1, due_on=2025-01-01, agreed_source=imported}, {version=2, due_on=2025-06-01, agreed_source=imported}]");
        assertThat(rows("SELECT field, old_value, new_value FROM correction").toString())
                .isEqualTo("[{field=unit, old_value=null, new_value=h}]");
        assertThat(rows("SELECT baseline FROM driver_position").toString()).isEqualTo("[{baseline=110}]");
    }

    @Test
    void pricesADriverAsItsRowSays() throws Exception {
        load(Table.CUSTOMERS, "customer_id,customer_name,currency", "007,Acme,CHF");
        load(
                Table.DRIVERS,
                DRIVERS + ",unit_value,currency,capture_rate,baseline_condition",
                "007,D1,A,down,2024-01-01,100,2025-01-01,60,12.5,,80%,",
                "007,D2,B,down,2024-01-01,100,2025-01-01,60,,USD,,",
                "007,D3,C,up,2024-01-01,-5,2025-01-01,0,,,,250");
        assertThat(rows(
                        "SELECT external_id AS id, unit_value AS v, currency AS c, capture_rate AS r, formula AS f, kind AS k, value_start AS s"
                                + " FROM value_driver ORDER BY 1"))
                .extracting(Map::toString)
                .containsExactly(
                        "{id=D1, v=12.5, c=CHF, r=0.8, f=metric, k=LEVEL, s=2024-01-01}",
                        "{id=D2, v=1, c=USD, r=1, f=metric, k=LEVEL, s=2024-01-01}",
                        "{id=D3, v=1, c=null, r=1, f=metric * volume, k=LEVEL, s=2024-01-01}");
        assertThat(rows("SELECT name, role FROM question WHERE position = 2").toString())
                .isEqualTo("[{name=volume, role=CONDITION}]");
    }

    @Test
    void refusesAGoalThatIsNotBetterThanItsBaselineUnlessItIsToBeHeld() throws Exception {
        load(Table.CUSTOMERS, "customer_id,customer_name", "007,Acme");
        ImportResult result = run(
                Table.DRIVERS,
                false,
                OnError.SKIP_ROW,
                null,
                DRIVERS + ",kind",
                "007,D1,A,down,2024-01-01,100,2025-01-01,100,",
                "007,D2,B,up,2024-01-01,100,2025-01-01,90,level",
                "007,D3,C,up,2024-01-01,100,2025-01-01,90,hold",
                "007,D4,D,up,2025-01-01,1,2024-01-01,2,",
                "099,D5,E,up,2024-01-01,1,2025-01-01,2,");
        assertThat(result.errors()).extracting(Problem::row).containsExactly(2L, 3L, 5L, 6L);
        assertThat(result.errors().getFirst().message()).contains("down").contains("100");
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(rows("SELECT external_id FROM value_driver").toString()).isEqualTo("[{external_id=D3}]");
    }

    @Test
    void storesReadingsAndTheirPositions() throws Exception {
        loadOneDriver();
        ImportResult result =
                load(Table.MEASUREMENTS, READINGS + ",grade", "007,D1,2024-07-01,80,metered", "007,D1,2024-12-31,70,");
        assertThat(result.errors()).isEmpty();
        assertThat(result.created()).isEqualTo(2);
        assertThat(rows("SELECT grade, revision FROM measurement ORDER BY measured_on")
                        .toString())
                .isEqualTo("[{grade=METERED, revision=0}, {grade=STATED, revision=0}]");
        assertThat(rows("SELECT measured, measured_on, improvement FROM driver_position")
                        .toString())
                .isEqualTo("[{measured=70, measured_on=2024-12-31, improvement=30}]");
    }

    @Test
    void addsARevisionToACorrectedReading() throws Exception {
        loadOneDriver();
        load(Table.MEASUREMENTS, READINGS + ",source", "007,D1,2024-07-01,80,ERP");
        ImportResult result = load(Table.MEASUREMENTS, READINGS, "007,D1,2024-07-01,75", "007,D1,2024-06-01,85");
        assertThat(result)
                .extracting(ImportResult::created, ImportResult::corrected)
                .containsExactly(1L, 1L);
        assertThat(
                        rows("SELECT revision, answers[1] AS a, source, reason FROM measurement WHERE measured_on = '2024-07-01' ORDER BY revision")
                                .toString())
                .isEqualTo(
                        "[{revision=0, a=80, source=ERP, reason=null}, {revision=1, a=75, source=ERP, reason=changed by import}]");
        assertThat(rows("SELECT measured FROM driver_position").toString()).isEqualTo("[{measured=75}]");
    }

    @Test
    void storesNothingOfAFileWithAnError() throws Exception {
        loadOneDriver();
        ImportResult result = load(
                Table.MEASUREMENTS,
                READINGS,
                "007,D1,2024-07-01,80",
                "7,D1,2024-08-01,80",
                "007,D9,2024-08-01,80",
                "007,D1,2024-09-01,x");
        assertThat(result.stored()).isFalse();
        assertThat(result)
                .extracting(ImportResult::accepted, ImportResult::rejected)
                .containsExactly(0L, 3L);
        assertThat(result.errors()).extracting(Problem::row).containsExactly(3L, 4L, 5L);
        assertThat(result.errors()).extracting(Problem::column).containsExactly("customer_id", "driver_id", "value");
        assertThat(count("measurement")).isZero();
        assertThat(count("import_run")).isEqualTo(2);
    }

    @Test
    void storesTheOtherRowsWhenAsked() throws Exception {
        loadOneDriver();
        ImportResult result = run(
                Table.MEASUREMENTS,
                false,
                OnError.SKIP_ROW,
                null,
                READINGS,
                "007,D1,2024-07-01,80",
                "007,D1,2024-08-01,x",
                "007,D1",
                "007,D1,2024-09-01,70");
        assertThat(result)
                .extracting(ImportResult::accepted, ImportResult::rejected, ImportResult::created)
                .containsExactly(2L, 2L, 2L);
        assertThat(count("measurement")).isEqualTo(2);
    }

    @Test
    void storesNothingInADryRunButSaysWhatItWouldDo() throws Exception {
        loadOneDriver();
        ImportResult result =
                run(Table.MEASUREMENTS, true, OnError.REJECT_FILE, null, READINGS, "007,D1,2024-07-01,80");
        assertThat(result)
                .extracting(ImportResult::accepted, ImportResult::created, ImportResult::stored)
                .containsExactly(1L, 1L, false);
        assertThat(count("measurement")).isZero();
        assertThat(run(Table.CUSTOMERS, true, OnError.REJECT_FILE, null, "customer_id,customer_name", "1,New")
                        .accepted())
                .isEqualTo(1);
        assertThat(count("customer")).isEqualTo(1);
    }

    @Test
    void takesRepeatedRowsOnce() throws Exception {
        loadOneDriver();
        ImportResult result = load(
                Table.MEASUREMENTS,
                READINGS,
                "007,D1,2024-07-01,80",
                "007,D1,2024-07-01,80.0",
                "007,D1,2024-06-01,81",
                "007,D1,2024-06-01,81");
        assertThat(result.errors()).isEmpty();
        assertThat(result)
                .extracting(ImportResult::accepted, ImportResult::created, ImportResult::corrected)
                .containsExactly(4L, 2L, 0L);
        assertThat(load(Table.CUSTOMERS, "customer_id,customer_name", "1,A", "1,A")
                        .created())
                .isEqualTo(1);
        assertThat(load(
                                Table.DRIVERS,
                                DRIVERS,
                                "1,D,A,up,2024-01-01,1,2025-01-01,2",
                                "1,D,A,up,2024-01-01,1.0,2025-01-01,2")
                        .created())
                .isEqualTo(1);
    }

    @Test
    void namesBothRowsThatContradictEachOther() throws Exception {
        loadOneDriver();
        for (OnError onError : OnError.values()) {
            ImportResult result = run(
                    Table.MEASUREMENTS,
                    false,
                    onError,
                    null,
                    READINGS,
                    "007,D1,2024-07-01,80",
                    "007,D1,2024-08-01,82",
                    "007,D1,2024-07-01,81");
            assertThat(result.errors()).extracting(Problem::row).containsExactly(2L, 4L);
            assertThat(result.errors().getFirst().message()).contains("row 4");
            assertThat(result.errors().getLast().message()).contains("row 2");
        }
        assertThat(rows("SELECT measured_on FROM measurement").toString()).isEqualTo("[{measured_on=2024-08-01}]");
        ImportResult customers = load(Table.CUSTOMERS, "customer_id,customer_name", "1,A", "1,B");
        assertThat(customers.errors()).extracting(Problem::row).containsExactly(2L, 3L);
        assertThat(customers.stored()).isFalse();
    }

    @Test
    void asksForAConditionExactlyWhereTheDriverDoes() throws Exception {
        loadOneDriver();
        load(Table.DRIVERS, DRIVERS + ",baseline_condition", "007,D2,V,up,2024-01-01,1,2025-01-01,2,10");
        ImportResult result =
                load(Table.MEASUREMENTS, READINGS + ",condition", "007,D1,2024-07-01,80,5", "007,D2,2024-07-01,80,");
        assertThat(result.errors()).extracting(Problem::column).containsExactly("condition", "condition");
        assertThat(load(Table.MEASUREMENTS, READINGS + ",condition", "007,D2,2024-07-01,3,12")
                        .errors())
                .isEmpty();
        assertThat(
                        rows("SELECT measured_amount, adjusted_baseline, improvement FROM driver_position WHERE measured_on IS NOT NULL")
                                .toString())
                .isEqualTo("[{measured_amount=36, adjusted_baseline=12, improvement=24}]");
    }

    @Test
    void keepsAManagerToOwnCustomers() throws Exception {
        load(Table.CUSTOMERS, "customer_id,customer_name,account_manager", "1,A,Anna", "2,B,bert");
        load(Table.DRIVERS, DRIVERS, "1,D,A,up,2024-01-01,1,2025-01-01,2", "2,D,A,up,2024-01-01,1,2025-01-01,2");
        ImportResult readings = run(
                Table.MEASUREMENTS,
                false,
                OnError.SKIP_ROW,
                "anna",
                READINGS,
                "1,D,2024-07-01,1",
                "2,D,2024-07-01,1",
                "3,D,2024-07-01,1");
        assertThat(readings.created()).isEqualTo(1);
        assertThat(readings.errors())
                .extracting(p -> p.message().replace("2", "3"))
                .hasSize(2)
                .containsOnly(readings.errors().getLast().message());
        ImportResult drivers = run(
                Table.DRIVERS,
                false,
                OnError.SKIP_ROW,
                "anna",
                DRIVERS,
                "1,D2,A,up,2024-01-01,1,2025-01-01,2",
                "2,D2,A,up,2024-01-01,1,2025-01-01,2");
        assertThat(drivers)
                .extracting(ImportResult::created, ImportResult::rejected)
                .containsExactly(1L, 1L);
        ImportResult customers = run(
                Table.CUSTOMERS,
                false,
                OnError.SKIP_ROW,
                "anna",
                "customer_id,customer_name,account_manager",
                "4,New,",
                "5,Own,ANNA",
                "6,Other,bert",
                "2,Taken,",
                "1,A changed,");
        assertThat(customers)
                .extracting(ImportResult::created, ImportResult::corrected, ImportResult::rejected)
                .containsExactly(2L, 1L, 2L);
        assertThat(rows("SELECT account_manager FROM customer ORDER BY external_id")
                        .toString())
                .isEqualTo(
                        "[{account_manager=Anna}, {account_manager=bert}, {account_manager=anna}, {account_manager=anna}]");
        assertThat(rows("SELECT name FROM customer WHERE external_id = '2'").toString())
                .isEqualTo("[{name=B}]");
    }

    @Test
    void refusesARenewalThatIsNotAfterTheStart() throws Exception {
        ImportResult result = load(
                Table.CUSTOMERS, "customer_id,customer_name,renewal_date,contract_start", "2,B,2024-01-01,2024-01-01");
        assertThat(result.errors()).extracting(Problem::row).containsExactly(2L);
    }

    @Test
    void keepsARenewalAndAnAmountWhoseStartNobodyKnows() throws Exception {
        String[] file = {"customer_id,customer_name,renewal_date,yearly_amount", "1,A,2026-01-01,5000"};

        assertThat(load(Table.CUSTOMERS, file).errors()).isEmpty();
        assertThat(load(Table.CUSTOMERS, file).corrected()).isZero();
        assertThat(rows("SELECT starts_on, renews_on, yearly_amount FROM contract")
                        .toString())
                .isEqualTo("[{starts_on=null, renews_on=2026-01-01, yearly_amount=5000}]");
    }

    @Test
    void takesTwoHundredThousandReadingsInAnyOrder() throws Exception {
        StringBuilder drivers = new StringBuilder(DRIVERS);
        StringBuilder readings = new StringBuilder(READINGS);
        for (int i = 0; i < 2_000; i++) {
            drivers.append("\n007,D").append(i).append(",n,up,2023-01-01,0,2025-01-01,100");
        }
        for (int i = 0; i < 200_000; i++) {
            // Days of one driver go up and down.
            String day = java.time.LocalDate.of(2024, 1, 1)
                    .plusDays((i / 2_000 * 37) % 100)
                    .toString();
            readings.append("\n007,D")
                    .append(i % 2_000)
                    .append(',')
                    .append(day)
                    .append(',')
                    .append(i % 97);
        }
        load(Table.CUSTOMERS, "customer_id,customer_name", "007,Acme");
        assertThat(load(Table.DRIVERS, drivers.toString()).created()).isEqualTo(2_000);
        assertThat(load(Table.MEASUREMENTS, readings.toString()).created()).isEqualTo(200_000);
        assertThat(load(Table.MEASUREMENTS, readings.toString()).created()).isZero();
        assertThat(count("measurement")).isEqualTo(200_000);
        assertThat(count("driver_position")).isEqualTo(2_000);
    }
}
