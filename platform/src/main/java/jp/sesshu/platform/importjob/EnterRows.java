package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Takes rows that come by REST or as events, by the same checks and the same merge as a file's, in the caller's
/// transaction.
@ApplicationScoped
public class EnterRows {
    private final AgroalDataSource database;

    EnterRows(AgroalDataSource database) {
        this.database = database;
    }

    /// @param row the row's place, from 1
    /// @param item the item's name in the file's header; empty where it is the row as a whole
    public record Refused(long row, String item, RefusalReason reason) {}

    public record Outcome(long taken, List<Refused> refused) {}

    /// @param rows items in the order of the kind's header
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Outcome enter(ImportKind kind, List<String[]> rows) throws SQLException {
        UUID job = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        try (Connection connection = database.getConnection()) {
            Staging staging = new Staging(connection, kind);
            staging.create();
            staging.fill(rows);
            // each row stands in front of whoever sends it; what a second person decides is a file
            long taken = kind.merge(connection, new ImportKind.Job(job, true, null));
            return new Outcome(taken, refused(connection));
        } catch (ApprovalNeeded e) {
            throw new IllegalStateException("an approved job asks for approval", e);
        }
    }

    private static List<Refused> refused(Connection connection) throws SQLException {
        List<Refused> refused = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select line, refused_item, refused_reason from staging where refused_reason is not null order by line");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                refused.add(new Refused(row.getLong(1), row.getString(2), RefusalReason.valueOf(row.getString(3))));
            }
        }
        return refused;
    }
}
