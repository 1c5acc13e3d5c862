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

    /// Counts a failed attempt. At the limit the job is refused as a whole, unless a part of it is on record: then it can
    /// only go on.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void countFailure(UUID job, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                with failed as (
                    select id, attempts + 1 >= ? and not exists (select 1 from import_part where job_id = ?) as for_good
                      from import_job where id = ?),
                gone as (delete from import_spool where job_id in (select id from failed where for_good))
                update import_job j
                   set attempts = attempts + 1,
                       state = case when for_good then 'REFUSED' else state end,
                       refusal = case when for_good then 'FAILED' end,
                       ended_at = case when for_good then now() end
                  from failed f where j.id = f.id and j.state = 'ACCEPTED'""")) {
            statement.setInt(1, limit);
            statement.setObject(2, job);
            statement.setObject(3, job);
            statement.executeUpdate();
        }
    }
}
