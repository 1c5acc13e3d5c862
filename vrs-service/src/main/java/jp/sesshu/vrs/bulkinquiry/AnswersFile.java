package jp.sesshu.vrs.bulkinquiry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.dose.VaccineProduct;
import jp.sesshu.vrs.download.Content;
import org.jspecify.annotations.Nullable;

/// The answers to a file's inquiries as CSV, in the order of its lines: one line for each dose, and one for an inquiry
/// without any. The asker's own key and line stand for the person.
final class AnswersFile implements Content {
    private static final String SQL = """
            select i.line, i.own_key, i.addressee_number, i.asked_municipality, i.answer, i.id, d.dose_number,
                   d.given_on, d.ticket_number, d.dose_municipality, d.venue, d.product, d.lot_number,
                   d.doctor
              from inquiry i
              left join inquiry_dose d on d.municipality = i.municipality and d.inquiry_id = i.id
             where i.municipality = ? and i.job_id = ? order by i.line, d.position""";
    private final MunicipalityCode municipality;
    private final UUID job;

    AnswersFile(MunicipalityCode municipality, UUID job) {
        this.municipality = municipality;
        this.job = job;
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, municipality.value());
        statement.setObject(2, job);
    }

    @Override
    public long write(ResultSet rows, CsvWriter csv) throws SQLException {
        csv.writeRecord(
                "行",
                "照会キー",
                "宛名番号",
                "転出元市区町村コード",
                "回答",
                "照会ID",
                "接種回数",
                "接種日",
                "接種券番号",
                "市区町村コード",
                "接種会場",
                "メーカー",
                "製品名",
                "ロット番号",
                "接種医");
        long count = 0;
        while (rows.next()) {
            String product = rows.getString(12);
            csv.writeRecord(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6),
                    text(rows.getString(7)),
                    text(rows.getString(8)),
                    text(rows.getString(9)),
                    text(rows.getString(10)),
                    text(rows.getString(11)),
                    product == null ? "" : VaccineProduct.valueOf(product).maker(),
                    product == null ? "" : VaccineProduct.valueOf(product).japaneseName(),
                    text(rows.getString(13)),
                    text(rows.getString(14)));
            count++;
        }
        return count;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
