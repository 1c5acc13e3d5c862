package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.subject.Search;

/// Reads the records of several people in one statement, with all their tickets and the doses on them. {@code offset 0}
/// keeps PostgreSQL from joining whole tables for a few people: it looks each one up by index.
final class ReadRecords {
    private static final String SELECT = """
            with asked as materialized (
                select a.place, coalesce(a.addressee_number, t.addressee_number) as addressee_number
                  from unnest(?::text[], ?::text[]) with ordinality as a (addressee_number, ticket_number, place)
                  left join ticket t on t.municipality = ? and t.ticket_number = a.ticket_number)
            select a.place, s.addressee_number, s.name, s.kana, s.birth_date, s.sex, s.moved_out_on, s.died_on, s.protected,
                   t.ticket_number, d.id, d.dose_number, d.state, d.given_on, d.product, d.lot_number, d.venue, d.doctor,
                   d.version
              from asked a
             cross join lateral (
                select * from subject where municipality = ? and addressee_number = a.addressee_number offset 0) s
              left join lateral (
                select * from ticket where municipality = s.municipality and addressee_number = s.addressee_number
                offset 0) t on true
              left join lateral (
                select * from dose where municipality = t.municipality and ticket_number = t.ticket_number
                offset 0) d on true
             order by a.place, t.ticket_number, d.dose_number""";
    private final Connection connection;
    private final MunicipalityCode municipality;

    ReadRecords(Connection connection, MunicipalityCode municipality) {
        this.connection = connection;
        this.municipality = municipality;
    }

    /// @return by the place of the search, from 1; none where there is nobody with that number
    Map<Integer, FindRecord.Found> find(List<Search> searches) throws SQLException {
        Map<Integer, FindRecord.Found> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setArray(1, SqlArrays.of(connection, "text", searches, each -> each.addresseeNumber()));
            statement.setArray(2, SqlArrays.of(connection, "text", searches, each -> each.ticketNumber()));
            statement.setString(3, municipality.value());
            statement.setString(4, municipality.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(row, found);
                }
            }
        }
        return found;
    }

    private static void add(ResultSet row, Map<Integer, FindRecord.Found> found) throws SQLException {
        FindRecord.Found record = found.get(row.getInt(1));
        if (record == null) {
            record = person(row);
            found.put(row.getInt(1), record);
        }
        String ticket = row.getString(10);
        if (ticket == null) {
            return;
        }
        if (record.tickets().isEmpty() || !record.tickets().getLast().equals(ticket)) {
            record.tickets().add(ticket);
        }
        UUID dose = row.getObject(11, UUID.class);
        if (dose != null) {
            record.doses().add(dose(dose, ticket, row));
        }
    }

    private static FindRecord.Found person(ResultSet row) throws SQLException {
        return new FindRecord.Found(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getBoolean(9),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static FindRecord.DoseOnRecord dose(UUID id, String ticket, ResultSet row) throws SQLException {
        return new FindRecord.DoseOnRecord(
                id,
                ticket,
                row.getInt(12),
                DoseState.valueOf(row.getString(13)),
                new Vaccination(
                        row.getObject(14, LocalDate.class),
                        VaccineProduct.valueOf(row.getString(15)),
                        new LotNumber(row.getString(16)),
                        row.getString(17),
                        row.getString(18)),
                row.getInt(19));
    }
}
