package org.valueledger.inventory;

import java.util.List;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.web.Formats;

/**
 * A customer's Value Inventory as its page shows it.
 *
 * @param unpriced drivers whose value is counted in their own unit; they have no place among money
 * @param agreed how many of all drivers are agreed
 */
record InventoryView(
        List<InventoryRow> priced,
        List<InventoryRow> unpriced,
        InventoryTotals totals,
        List<SharedShares> shared,
        int drivers,
        long agreed) {

    /** @param files in the customer's order */
    static InventoryView of(List<DriverFile> files, CurrencyRates rates, Formats formats) {
        return new InventoryView(
                rows(files, true, formats),
                rows(files, false, formats),
                InventoryTotals.of(files, rates, formats),
                SharedShares.of(files, formats),
                files.size(),
                files.stream()
                        .filter(file -> file.state() == DriverFile.State.AGREED)
                        .count());
    }

    private static List<InventoryRow> rows(List<DriverFile> files, boolean priced, Formats formats) {
        return files.stream()
                .filter(file -> file.definition().isPriced() == priced)
                .map(file -> InventoryRow.of(file, formats))
                .toList();
    }
}
