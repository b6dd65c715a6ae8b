package org.valueledger.businesscase;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.intake.Problem;
import org.valueledger.web.BadInput;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with a business case, read and worked out.
 *
 * @param read null where there are errors
 * @param body what was read as a request would spell it; null where there are errors
 * @param rows that hold something, without the header
 * @param rejected those with errors
 */
record CaseFile(@Nullable NewCase read, @Nullable ObjectNode body, List<Problem> errors, int rows, int rejected) {

    /**
     * Reads a file and finds everything that is wrong with it. Blocks.
     *
     * @param heading source and note, as far as the file does not say them itself
     */
    static CaseFile of(byte[] file, Map<String, String> heading) throws IOException {
        var problems = new FileProblems();
        try {
            CaseSheet sheet = CaseSheet.of(file, CaseColumns.NAMES);
            CaseColumns columns = CaseColumns.of(sheet, problems);
            if (columns == null || !problems.isEmpty()) {
                return failed(problems, sheet.rows().size());
            }
            return of(sheet, columns, heading, problems);
        } catch (CaseSheet.Unreadable e) {
            return new CaseFile(null, null, List.of(e.problem()), 0, 0);
        }
    }

    private static CaseFile failed(FileProblems problems, int rows) {
        var errors = problems.inOrder();
        int rejected = (int) errors.stream().map(Problem::row).distinct().count();
        return new CaseFile(null, null, errors, rows, Math.min(rejected, rows));
    }

    private static CaseFile of(
            CaseSheet sheet, CaseColumns columns, Map<String, String> heading, FileProblems problems) {
        var rows = new CaseRows(sheet, columns, problems);
        rows.read();
        int count = sheet.rows().size() - columns.row() - 1;
        if (!problems.isEmpty()) {
            return failed(problems, count);
        }
        ObjectNode body = rows.body();
        heading.forEach((field, text) -> {
            if (!body.has(field)) {
                body.put(field, text);
            }
        });
        try {
            return new CaseFile(NewCase.read(body), body, List.of(), count, 0);
        } catch (NotEvaluable error) {
            rows.trace(error);
        } catch (BadInput bad) {
            bad.fields().forEach(field -> rows.trace(field));
        }
        return failed(problems, count);
    }

    boolean isGood() {
        return read != null;
    }
}
