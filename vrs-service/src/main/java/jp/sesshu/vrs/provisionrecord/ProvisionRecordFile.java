package jp.sesshu.vrs.provisionrecord;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.download.Content;
import org.jspecify.annotations.Nullable;

/// The provision records of some days as CSV, the oldest first.
final class ProvisionRecordFile implements Content {
    private static final String SQL =
            ReadProvisionRecords.SELECT + " and asked_at >= ? and asked_at < ? order by asked_at, id";
    private final MunicipalityCode municipality;
    private final Period period;

    ProvisionRecordFile(MunicipalityCode municipality, Period period) {
        this.municipality = municipality;
        this.period = period;
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, municipality.value());
        statement.setObject(2, period.start());
        statement.setObject(3, period.end());
    }

    @Override
    public long write(ResultSet rows, CsvWriter csv) throws SQLException {
        csv.writeRecord(
                "提供記録ID",
                "照会元市区町村コード",
                "照会ID",
                "照会者",
                "照会日時",
                "照会理由",
                "同意",
                "本人確認",
                "法的根拠",
                "宛名番号",
                "提供項目",
                "不開示",
                "状態",
                "判断者",
                "判断日時",
                "判断理由",
                "提供日時",
                "提供回数",
                "接種記録数");
        long count = 0;
        while (rows.next()) {
            write(ReadProvisionRecords.record(rows), csv);
            count++;
        }
        return count;
    }

    private static void write(ProvisionRecord record, CsvWriter csv) {
        csv.writeRecord(
                record.id().toString(),
                record.askedBy(),
                record.inquiry().toString(),
                record.askedByUser(),
                record.askedAt().toString(),
                record.reason(),
                record.consent() ? "1" : "0",
                record.identityCheck(),
                record.legalBasis(),
                record.addresseeNumber(),
                record.items(),
                record.withheld() ? "1" : "0",
                record.state().name(),
                text(record.decidedBy()),
                text(record.decidedAt()),
                text(record.decisionReason()),
                text(record.providedAt()),
                String.valueOf(record.times()),
                String.valueOf(record.doses()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
