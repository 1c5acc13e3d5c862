package jp.sesshu.platform.importjob;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.Messages;

/// A job's refused rows as CSV: line, item, reason (a stable word), and the reason in words.
@ApplicationScoped
class Refusals {
    private static final int FETCH = 1000;
    private final AgroalDataSource database;

    Refusals(AgroalDataSource database) {
        this.database = database;
    }

    /// The refused rows of the connection's staging table, from now on the job's.
    static void record(Connection connection, MunicipalityCode municipality, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into import_refusal (municipality, job_id, line, item, reason)
                select ?, ?, line, refused_item, refused_reason from staging where refused_reason is not null""")) {
            statement.setString(1, municipality.value());
            statement.setObject(2, job);
            statement.executeUpdate();
        }
    }

    static long count(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from import_refusal where job_id = ?")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Transactional(rollbackOn = Exception.class)
    void write(UUID job, Locale language, Writer out) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select line, item, reason from import_refusal where job_id = ? order by line, item, reason")) {
            statement.setFetchSize(FETCH);
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery();
                    CsvWriter csv = CsvWriter.builder().build(out)) {
                csv.writeRecord("line", "item", "reason", "text");
                while (row.next()) {
                    String reason = row.getString(3);
                    csv.writeRecord(
                            row.getString(1), row.getString(2), reason, Messages.text("refusal." + reason, language));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
