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
import jp.sesshu.platform.problem.Messages;

/// A job's refused rows as CSV: line, item, reason (a stable word), and the reason in words.
@ApplicationScoped
class Refusals {
    private static final int FETCH = 1000;
    private final AgroalDataSource database;

    Refusals(AgroalDataSource database) {
        this.database = database;
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
