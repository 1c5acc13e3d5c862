package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;

/// Tells the outside how far a running job is, in transactions of its own.
@ApplicationScoped
class ImportProgress {
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    ImportProgress(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void tell(UUID job, long read, long refused) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                insert into import_progress (municipality, job_id, rows_read, rows_refused) values (?, ?, ?, ?)
                on conflict (municipality, job_id)
                do update set rows_read = excluded.rows_read, rows_refused = excluded.rows_refused""")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            statement.setLong(3, read);
            statement.setLong(4, refused);
            statement.executeUpdate();
        }
    }

    /// Counts a failed attempt. At the limit the job is refused as a whole.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void countFailure(UUID job, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                with gone as (delete from import_spool where job_id = ? and (select attempts + 1 >= ? from import_job
                                                                              where id = ?))
                update import_job
                   set attempts = attempts + 1,
                       state = case when attempts + 1 >= ? then 'REFUSED' else state end,
                       refusal = case when attempts + 1 >= ? then 'FAILED' end,
                       ended_at = case when attempts + 1 >= ? then now() end
                 where id = ? and state = 'ACCEPTED'""")) {
            statement.setObject(1, job);
            statement.setInt(2, limit);
            statement.setObject(3, job);
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            statement.setInt(6, limit);
            statement.setObject(7, job);
            statement.executeUpdate();
        }
    }
}
