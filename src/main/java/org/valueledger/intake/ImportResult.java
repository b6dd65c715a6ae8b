package org.valueledger.intake;

import java.util.List;

/**
 * What became of a file.
 *
 * @param accepted rows that were taken, changed something or not; 0 where the file was rejected as a whole
 * @param rejected rows with errors
 * @param errors at most the first thousand
 * @param errorCount all errors
 * @param notices what was left out without doing harm: unknown columns, notes below the table
 * @param created new customers, drivers or readings
 * @param corrected customers, drivers or readings whose earlier values are kept beside the new ones
 * @param stored whether the rows are in the database now; false for a dry run and for a rejected file
 */
public record ImportResult(
        long accepted,
        long rejected,
        List<Problem> errors,
        long errorCount,
        List<Problem> notices,
        long created,
        long corrected,
        boolean stored,
        boolean dryRun) {

    /** Whether something was to be stored, and was not. */
    public boolean fileWasRejected() {
        return !stored && !dryRun;
    }
}
