package org.valueledger.intake;

/** A file to start from: the column names and one example row. */
final class Templates {

    private Templates() {}

    static String of(Table table) {
        String header =
                String.join(",", table.columns().stream().map(Column::name).toList());
        return header + "\n" + example(table) + "\n";
    }

    private static String example(Table table) {
        return switch (table) {
            case CUSTOMERS ->
                "00042,Example Ltd,Manufacturing,DE,Bavaria,Europe/Berlin,de-DE,EUR,anna,Max Example,max@example.com,"
                        + "2025-01-01,2027-01-01,48000,12000";
            case DRIVERS ->
                "00042,D-01,Hours spent on invoices,cost reduction,Hours per month,hours,down,level,540,EUR,0.8,1,"
                        + "2025-01-01,2024-12-31,320,,2025-12-31,180,90";
            case MEASUREMENTS -> "00042,D-01,2025-03-31,275.5,,,confirmed,Time sheets of March";
        };
    }
}
