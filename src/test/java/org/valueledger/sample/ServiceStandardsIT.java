package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.TestDatabase;
import org.valueledger.intake.ImportOrder;
import org.valueledger.intake.ImportResult;
import org.valueledger.intake.Imports;
import org.valueledger.intake.Table;

/** The real public figures in {@code db/sample/gc-service-standards} go in as they are. */
class ServiceStandardsIT {

    private final DataSource dataSource = TestDatabase.migrated();
    private final Imports imports = new Imports(dataSource, Clock.systemUTC());

    @Test
    void theServiceStandardsOfCanadaAreImportedWithoutAnError() throws IOException, SQLException {
        assertThat(run(Table.CUSTOMERS, "customers.csv").accepted()).isEqualTo(6);
        assertThat(run(Table.DRIVERS, "drivers.csv").accepted()).isEqualTo(40);
        assertThat(run(Table.MEASUREMENTS, "measurements.csv").accepted()).isEqualTo(197);
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM driver_position WHERE measured_on IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    private ImportResult run(Table table, String file) throws IOException, SQLException {
        Path path = new ClassPathResource("db/sample/gc-service-standards/" + file)
                .getFile()
                .toPath();
        var order = new ImportOrder(table, file, false, ImportOrder.OnError.REJECT_FILE, "ben.okafor", null);
        ImportResult result = imports.run(order, path);
        assertThat(result.errors()).isEmpty();
        assertThat(result.notices()).isEmpty();
        return result;
    }
}
