package org.valueledger.library;

import io.r2dbc.spi.Readable;
import org.valueledger.storage.Rows;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a template stands in the database, for requests and for the start-up alike. */
final class TemplateRows {

    /** Newest versions, to be followed by conditions over t and v. Read by the primary keys. */
    static final String NEWEST = """
            SELECT v.version, CAST(v.content AS text) AS content
              FROM driver_template t
              JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version
            """;

    /**
     * New templates and new versions of known ones, as table expressions. {@code written} has a row for all of them or
     * none. Parameters: {@code templates} (JSON list of key, version, content), {@code origin}, {@code note}, {@code user}.
     *
     * @param condition whether anything may happen at all
     */
    static String storing(String condition) {
        return """
                given AS (
                    SELECT key, version, content
                      FROM jsonb_to_recordset(CAST(:templates AS jsonb)) AS r (key text, version integer, content jsonb)
                     WHERE %s
                ), added AS (
                    INSERT INTO driver_template (key, version)
                    SELECT key, 1 FROM given WHERE version = 1
                    ON CONFLICT DO NOTHING
                    RETURNING key, version
                ), moved_on AS (
                    UPDATE driver_template t SET version = g.version
                      FROM given g
                     WHERE t.key = g.key AND t.version = g.version - 1
                    RETURNING t.key, t.version
                ), stored AS (
                    INSERT INTO driver_template_version (template_key, version, content, origin, note, recorded_by)
                    SELECT g.key, g.version, g.content, :origin, CAST(:note AS text), :user
                      FROM given g
                      JOIN (SELECT key, version FROM added UNION ALL SELECT key, version FROM moved_on) w
                        ON w.key = g.key AND w.version = g.version
                    RETURNING 1
                ), written AS (
                    SELECT 1 WHERE (SELECT count(*) FROM stored) = (SELECT count(*) FROM given)
                )
                """.formatted(condition);
    }

    private TemplateRows() {}

    static DriverTemplate template(Readable row, JsonMapper json) {
        return template(Rows.text(row, "content"), Rows.get(row, "version", Integer.class), json);
    }

    /** Not checked again: what an earlier release accepted must stay readable, whatever later ones demand. */
    static DriverTemplate template(String content, int version, JsonMapper json) {
        ObjectNode stored = ((ObjectNode) json.readTree(content)).put("version", version);
        return json.treeToValue(stored, DriverTemplate.class);
    }

    /** The parameter {@code templates}; each template carries the version it becomes. */
    static String given(Iterable<DriverTemplate> templates, JsonMapper json) {
        var list = json.createArrayNode();
        for (DriverTemplate template : templates) {
            list.addObject()
                    .put("key", template.key())
                    .put("version", template.version())
                    .set("content", TemplateJson.of(template));
        }
        return json.writeValueAsString(list);
    }
}
