package org.valueledger.intake;

import static org.valueledger.intake.Column.optional;
import static org.valueledger.intake.Column.required;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be imported, with the columns of its file. */
public enum Table {
    CUSTOMERS(
            required("customer_id", CellKind.ID),
            required("customer_name", CellKind.NAME),
            optional("industry", CellKind.SHORT_TEXT),
            optional("country", CellKind.COUNTRY),
            optional("region", CellKind.SHORT_TEXT),
            optional("time_zone", CellKind.TIME_ZONE),
            optional("locale", CellKind.LOCALE),
            optional("currency", CellKind.CURRENCY),
            optional("account_manager", CellKind.USER_NAME),
            optional("contact_name", CellKind.NAME),
            optional("contact_email", CellKind.EMAIL),
            optional("contract_start", CellKind.DATE),
            optional("renewal_date", CellKind.DATE),
            optional("yearly_amount", CellKind.AMOUNT),
            optional("one_off_cost", CellKind.AMOUNT)),
    DRIVERS(
            required("customer_id", CellKind.ID),
            required("driver_id", CellKind.ID),
            required("driver_name", CellKind.NAME),
            optional("category", CellKind.CATEGORY),
            optional("metric", CellKind.SHORT_TEXT),
            optional("unit", CellKind.SHORT_TEXT),
            required("direction", CellKind.DIRECTION),
            optional("kind", CellKind.KIND),
            optional("unit_value", CellKind.NUMBER),
            optional("currency", CellKind.CURRENCY),
            optional("capture_rate", CellKind.SHARE),
            optional("attribution_share", CellKind.SHARE),
            optional("value_start", CellKind.DATE),
            required("baseline_date", CellKind.DATE),
            required("baseline_value", CellKind.NUMBER),
            optional("baseline_condition", CellKind.NUMBER),
            required("goal_date", CellKind.DATE),
            required("goal_value", CellKind.NUMBER),
            optional("cadence_days", CellKind.DAYS)),
    MEASUREMENTS(
            required("customer_id", CellKind.ID),
            required("driver_id", CellKind.ID),
            required("date", CellKind.DATE),
            required("value", CellKind.NUMBER),
            optional("condition", CellKind.NUMBER),
            optional("period_start", CellKind.DATE),
            optional("grade", CellKind.GRADE),
            optional("source", CellKind.LONG_TEXT));

    private final List<Column> columns;

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** Where a column stands in the rows that {@link RowReader} hands out. */
    int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The table of a path such as {@code drivers}. */
    static Optional<Table> named(String path) {
        return Stream.of(values()).filter(table -> table.path().equals(path)).findFirst();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
