package jp.sesshu.vrs.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.dose.VaccineProduct;

/// Doses read from tickets that nobody has registered yet, as CSV, the longest waiting first.
final class WaitingDosesFile implements Content {
    private static final String SQL = """
            select ticket_number, dose_number, given_on, product, lot_number, venue, doctor, recorded_at, recorded_by,
                   problem
              from waiting_dose where municipality = ? order by recorded_at, ticket_number, dose_number""";
    private final MunicipalityCode municipality;

    WaitingDosesFile(MunicipalityCode municipality) {
        this.municipality = municipality;
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, municipality.value());
    }

    @Override
    public long write(ResultSet rows, CsvWriter csv) throws SQLException {
        csv.writeRecord("接種券番号", "接種回数", "接種日", "メーカー", "製品名", "ロット番号", "接種会場", "接種医", "登録日時", "登録者", "問題");
        long count = 0;
        while (rows.next()) {
            VaccineProduct product = VaccineProduct.valueOf(rows.getString(4));
            csv.writeRecord(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    product.maker(),
                    product.japaneseName(),
                    rows.getString(5),
                    rows.getString(6),
                    Objects.requireNonNullElse(rows.getString(7), ""),
                    rows.getObject(8, OffsetDateTime.class).toInstant().toString(),
                    rows.getString(9),
                    Objects.requireNonNullElse(rows.getString(10), ""));
            count++;
        }
        return count;
    }
}
