package jp.sesshu.addresslinkage.matching;

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

/// A report as CSV: line, addressee number, field, kind (a stable word, and in words), and what stands in the file
/// and on record.
@ApplicationScoped
class ReportFile {
    static final String EXAMPLE = """
            line,addresseeNumber,field,kind,text,inFile,onRecord
            2,1000000001,住所,WRITING,表記のみ異なります（全角・半角、空白、異体字など）。,浦安市富士見1-2-3,浦安市富士見一丁目2番3号
            """;
    private static final int FETCH = 1000;
    private final AgroalDataSource database;

    ReportFile(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(rollbackOn = Exception.class)
    void write(UUID job, Locale language, Writer out) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select line, addressee_number, field, kind, in_file, on_record from matching_difference
                         where job_id = ? order by line, field""")) {
            statement.setFetchSize(FETCH);
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery();
                    CsvWriter csv = CsvWriter.builder().build(out)) {
                csv.writeRecord("line", "addresseeNumber", "field", "kind", "text", "inFile", "onRecord");
                while (row.next()) {
                    String kind = row.getString(4);
                    csv.writeRecord(
                            row.getString(1),
                            row.getString(2),
                            SubjectItem.valueOf(row.getString(3)).header(),
                            kind,
                            Messages.text("matching." + kind, language),
                            row.getString(5),
                            row.getString(6));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
