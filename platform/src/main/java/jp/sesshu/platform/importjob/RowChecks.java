package jp.sesshu.platform.importjob;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of one file's rows. Rows can be checked by several threads at once.
final class RowChecks {
    private final ImportKind kind;
    private final List<String> header;
    private final int columns;
    private final ImportKind.RowStager stager;

    /// What the rows need is opened by the thread that makes this, as the job's caller.
    RowChecks(ImportKind kind) {
        this.kind = kind;
        this.header = kind.header();
        this.columns = kind.stagingColumns().size();
        this.stager = kind.open();
    }

    /// @param first the number of the first of these lines
    CheckedRows lines(long first, List<String> lines) {
        return rows(first, lines.stream().map(CsvFile::split).toList());
    }

    /// @param first the number of the first of these rows
    CheckedRows rows(long first, List<? extends String @Nullable []> rows) {
        StagingRow staged = new StagingRow(columns);
        int refused = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!isTaken(first + i, rows.get(i), staged)) {
                refused++;
            }
            staged.end();
        }
        return new CheckedRows(staged.toBytes(), rows.size(), refused);
    }

    private boolean isTaken(long number, String @Nullable [] items, StagingRow row) {
        String key = null;
        try {
            if (items == null) {
                throw new RowRefused("", RefusalReason.BROKEN_LINE);
            }
            CsvRow csv = new CsvRow(header, items);
            key = kind.keyOfRefused(csv);
            csv.checkShape();
            row.start(number);
            stager.stage(csv, row);
            return true;
        } catch (RowRefused e) {
            row.refuse(number, e, key);
            return false;
        }
    }
}
