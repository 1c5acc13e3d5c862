package jp.sesshu.vrs.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;

/// The two transactions of a download: what it will hold goes on record before the first byte leaves, and how much left
/// when the last one has.
@ApplicationScoped
class DownloadRun {
    private static final int FETCH = 1000;
    private final AgroalDataSource database;
    private final AuditLog audit;

    DownloadRun(AgroalDataSource database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 600)
    void begin(UUID id, Deed deed, Content content) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from (" + content.sql() + ") counted")) {
            readEverythingOnce(connection);
            content.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Map<String, Object> details = new HashMap<>(deed.details());
                details.put("rows", row.getLong(1));
                List<SubjectReference> subjects = Stream.concat(
                                deed.subjects().stream(), Stream.of(SubjectReference.ofRecord(id)))
                        .toList();
                audit.record(deed.about(subjects).with(details));
            }
        }
    }

    /// Reads with a cursor, so that no more than some rows are in memory at a time.
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 7200)
    void write(UUID id, Content content, OutputStream out) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(content.sql())) {
            readEverythingOnce(connection);
            statement.setFetchSize(FETCH);
            content.bind(statement);
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try (ResultSet rows = statement.executeQuery();
                    CsvWriter csv = CsvWriter.builder().build(writer)) {
                long written = content.write(rows, csv);
                csv.flush();
                audit.record(
                        Deed.of("download.ended", SubjectReference.ofRecord(id)).with(Map.of("rows", written)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// A file has nearly everybody in it, also right after a city came in, when PostgreSQL's statistics know of a few
    /// people only: then it would go through a whole table for each of them.
    private static void readEverythingOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_nestloop = off");
        }
    }
}
