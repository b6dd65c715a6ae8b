package org.valueledger.intake;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param fileName as the user calls it, for the list of past imports
 * @param dryRun everything is checked, nothing is stored
 * @param username who imports
 * @param managerFilter as in {@link org.valueledger.access.Viewer#managerFilter()}: only this manager's customers may be
 *     touched; null: all
 */
public record ImportOrder(
        Table table,
        String fileName,
        boolean dryRun,
        OnError onError,
        String username,
        @Nullable String managerFilter) {

    /** What happens when a row cannot be taken. */
    public enum OnError {
        /** Nothing is stored. */
        REJECT_FILE,
        /** The other rows are stored. */
        SKIP_ROW
    }

    public ImportOrder {
        fileName = fileName.length() <= 200 ? fileName : fileName.substring(0, 200);
    }
}
