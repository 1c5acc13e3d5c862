package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One kind of file that can be uploaded. A bean per kind.
public interface ImportKind {
    String name();

    /// The header line that a file of this kind must have, item by item.
    List<String> header();

    /// The staging table's own columns, such as {@code "addressee_number text"}, in the order in which
    /// {@link RowStager} adds them. Before them stand line (bigint), refused_item and refused_reason (text).
    List<String> stagingColumns();

    /// Opens what one file's rows need, such as the municipality's cipher.
    RowStager open();

    /// Merges the staging table {@code staging} into the service's own tables by set-based statements, in the running
    /// transaction. Rows that only the whole file or the database can judge are refused by setting refused_item and
    /// refused_reason.
    ///
    /// @return how many rows were taken
    /// @throws ApprovalNeeded where the file would change more than one person may decide; then none of it is done
    long merge(Connection connection, Job job) throws SQLException, ApprovalNeeded;

    /// What stands in the first of the staging columns of a row that was refused, so that a merge can tell whom it was
    /// about.
    default @Nullable String keyOfRefused(CsvRow row) {
        return null;
    }

    /// @param approved whether a second person has agreed to what the file does
    /// @param reason what its sender gave as reason, where the kind of file asks for one
    record Job(UUID id, boolean approved, @Nullable String reason) {}

    /// Checks one row and adds its values. Several threads do so at once, each with another row.
    interface RowStager {
        void stage(CsvRow row, StagingRow staging) throws RowRefused;
    }
}
