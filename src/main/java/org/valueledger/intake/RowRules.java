package org.valueledger.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the cells of one row must keep to among themselves. */
interface RowRules {

    /** @param wrong takes what is broken */
    void check(Row row, List<Supplier<Problem>> wrong);

    /** @param today readings may be dated up to a day later: somewhere it is tomorrow already */
    static RowRules of(Table table, LocalDate today) {
        return switch (table) {
            case CUSTOMERS -> RowRules::customer;
            case DRIVERS -> RowRules::driver;
            case MEASUREMENTS -> {
                String latest = today.plusDays(1).toString();
                yield (row, wrong) -> measurement(row, latest, wrong);
            }
        };
    }

    private static void customer(Row row, List<Supplier<Problem>> wrong) {
        String start = cell(row, Table.CUSTOMERS, "contract_start");
        String renewal = cell(row, Table.CUSTOMERS, "renewal_date");
        if (start != null && renewal != null && renewal.compareTo(start) <= 0) {
            wrong.add(() -> Problem.ofColumn(row.number(), "renewal_date", "renewal.early", renewal, start));
        }
    }

    private static void driver(Row row, List<Supplier<Problem>> wrong) {
        String baseline = cell(row, Table.DRIVERS, "baseline_date");
        String goal = cell(row, Table.DRIVERS, "goal_date");
        if (baseline != null && goal != null && goal.compareTo(baseline) < 0) {
            wrong.add(() -> Problem.ofColumn(row.number(), "goal_date", "goal.early", goal, baseline));
        }
    }

    private static void measurement(Row row, String latest, List<Supplier<Problem>> wrong) {
        // Dates in one spelling of one length: their order is that of their letters.
        String date = row.required(MeasurementColumns.DATE);
        String start = row.cell(MeasurementColumns.PERIOD_START);
        if (date.compareTo(latest) > 0) {
            wrong.add(() -> Problem.ofColumn(row.number(), "date", "date.future", date, latest));
        }
        if (start != null && start.compareTo(date) > 0) {
            wrong.add(() -> Problem.ofColumn(row.number(), "period_start", "period.late", start, date));
        }
    }

    private static @Nullable String cell(Row row, Table table, String column) {
        return row.cell(table.position(column));
    }
}
