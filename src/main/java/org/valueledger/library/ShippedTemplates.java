package org.valueledger.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the templates that this release ships with into the library. A template that somebody has edited belongs to them
 * from then on and is left alone.
 */
@Component
@Order(1)
class ShippedTemplates implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedTemplates.class);
    private static final String SHIPPED = "db/library/templates.json";

    /** Instances that start together, and people who edit meanwhile, wait for each other. */
    private static final String LOCK = "LOCK TABLE driver_template IN SHARE ROW EXCLUSIVE MODE";

    private static final String NEWEST = """
            SELECT v.version, CAST(v.content AS text) AS content, v.origin
              FROM driver_template t
              JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version
             WHERE t.key = ANY(:keys)
            """;

    private static final String STORE = "WITH " + TemplateRows.storing("true") + """
            SELECT require(EXISTS (SELECT FROM written), 'the library changed meanwhile')
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    ShippedTemplates(DataSource dataSource, JsonMapper json) {
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.json = json;
    }

    /** A template as it is stored. */
    private record Stored(DriverTemplate template, boolean shipped) {}

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        TemplateFile file = read(json);
        int stored = load(file.templates());
        if (stored > 0) {
            LOG.info("Driver library: {} templates added or renewed", stored);
        }
    }

    static TemplateFile read(JsonMapper json) throws IOException {
        TemplateFile file = TemplateFile.read(new ClassPathResource(SHIPPED).getContentAsByteArray(), json);
        if (!file.errors().isEmpty()) {
            throw new IllegalStateException(SHIPPED + " is wrong: " + file.errors());
        }
        return file;
    }

    /** @return how many were added or renewed */
    int load(List<DriverTemplate> shipped) {
        return transaction.execute(status -> {
            database.sql(LOCK).update();
            List<DriverTemplate> changed = changed(shipped);
            if (!changed.isEmpty()) {
                store(changed);
            }
            return changed.size();
        });
    }

    private List<DriverTemplate> changed(List<DriverTemplate> shipped) {
        Map<String, Stored> known = database
                .sql(NEWEST)
                .param("keys", shipped.stream().map(DriverTemplate::key).toArray(String[]::new))
                .query((row, number) -> new Stored(
                        TemplateRows.template(row.getString("content"), row.getInt("version"), json),
                        row.getString("origin").equals("SHIPPED")))
                .stream()
                .collect(Collectors.toMap(stored -> stored.template().key(), Function.identity()));
        List<DriverTemplate> changed = new ArrayList<>();
        for (DriverTemplate template : shipped) {
            Stored stored = known.get(template.key());
            if (stored == null) {
                changed.add(template.at(1));
            } else if (stored.shipped() && !stored.template().saysTheSameAs(template)) {
                changed.add(template.at(stored.template().version() + 1));
            }
        }
        return changed;
    }

    private void store(List<DriverTemplate> changed) {
        database.sql(STORE)
                .param("templates", TemplateRows.given(changed, json))
                .param("origin", "SHIPPED")
                .param("note", null)
                .param("user", "shipped")
                .query(Boolean.class)
                .single();
    }
}
