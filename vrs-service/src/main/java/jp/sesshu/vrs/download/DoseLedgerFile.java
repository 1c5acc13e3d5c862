package jp.sesshu.vrs.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Objects;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.dose.VaccineProduct;

/// The dose ledger in the national layout: the resident's number, then eight items for each dose number. No header
/// line. Codes are written without leading zeros, as that layout does. Where a resident has two records of one dose
/// number, they have two lines.
final class DoseLedgerFile implements Content {
    private static final int DOSES = 9;
    private static final int ITEMS = 8;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String SQL = """
            select t.addressee_number, d.dose_number, r.revised_at, d.given_on, d.ticket_number, d.municipality,
                   d.venue, d.product, d.lot_number, d.doctor
              from dose d
              join ticket t on t.municipality = d.municipality and t.ticket_number = d.ticket_number
              left join dose_revision r on r.municipality = d.municipality and r.dose_id = d.id and r.version = 1
             where d.municipality = ? and d.state = 'RECORDED'
             order by t.addressee_number, d.given_on, d.dose_number, d.ticket_number""";
    private final MunicipalityCode municipality;
    private final String[] line = new String[1 + DOSES * ITEMS];

    DoseLedgerFile(MunicipalityCode municipality) {
        this.municipality = municipality;
        clear();
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
        long count = 0;
        while (rows.next()) {
            String resident = rows.getString(1);
            int place = 1 + (rows.getInt(2) - 1) * ITEMS;
            if (!resident.equals(line[0]) || !line[place + 1].isEmpty()) {
                flush(csv);
                line[0] = resident;
            }
            fill(place, rows);
            count++;
        }
        flush(csv);
        return count;
    }

    private void fill(int place, ResultSet row) throws SQLException {
        OffsetDateTime registeredAt = row.getObject(3, OffsetDateTime.class);
        line[place] = registeredAt == null ? "" : MOMENT.format(registeredAt.atZoneSameInstant(JapaneseCalendar.TOKYO));
        line[place + 1] = DateTimeFormatter.BASIC_ISO_DATE.format(row.getObject(4, LocalDate.class));
        line[place + 2] = withoutLeadingZeros(row.getString(5));
        line[place + 3] = withoutLeadingZeros(row.getString(6));
        line[place + 4] = row.getString(7);
        line[place + 5] = Objects.requireNonNullElse(row.getString(10), "");
        line[place + 6] = VaccineProduct.valueOf(row.getString(8)).maker();
        line[place + 7] = row.getString(9);
    }

    private void flush(CsvWriter csv) {
        if (!line[0].isEmpty()) {
            csv.writeRecord(line);
        }
        clear();
    }

    private void clear() {
        Arrays.fill(line, "");
    }

    private static String withoutLeadingZeros(String code) {
        String stripped = code.replaceFirst("^0+", "");
        return stripped.isEmpty() ? "0" : stripped;
    }
}
