package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;

/// Doses read from tickets that are not registered yet (接種記録の登録待ち).
final class WaitingDoses {
    private static final String READ = """
            select ticket_number, dose_number, id, given_on, product, lot_number, venue, doctor
              from waiting_dose where municipality = ? and ticket_number = any (?)""";
    private static final String INSERT = """
            insert into waiting_dose (municipality, id, ticket_number, dose_number, given_on, product, lot_number, venue,
                                      doctor, source, earlier_elsewhere, recorded_by, recorded_at)
            select ?, * from unnest(?::uuid[], ?::text[], ?::smallint[], ?::date[], ?::text[], ?::text[], ?::text[],
                                    ?::text[], ?::text[], ?::boolean[], ?::text[], ?::timestamptz[])""";
    private static final String ARRIVED = """
            select w.ticket_number, w.dose_number, w.id, w.given_on, w.product, w.lot_number, w.venue, w.doctor,
                   w.source, w.earlier_elsewhere, w.recorded_by, w.recorded_at
              from waiting_dose w
             where w.municipality = ? and w.problem is null
               and exists (select from ticket t where t.municipality = w.municipality
                              and t.ticket_number = w.ticket_number)
             order by w.ticket_number, w.dose_number limit ? for update of w skip locked""";
    private final Connection connection;
    private final MunicipalityCode municipality;

    WaitingDoses(Connection connection, MunicipalityCode municipality) {
        this.connection = connection;
        this.municipality = municipality;
    }

    record Place(TicketNumber ticket, int doseNumber) {
        static Place of(RecordDose.Command command) {
            return new Place(command.ticketNumber(), command.doseNumber());
        }
    }

    /// A waiting dose whose ticket is there now.
    ///
    /// @param by who read it
    record Arrived(RecordDose.Command command, String by, OffsetDateTime at) {}

    Map<Place, TicketDoses.Existing> read(List<TicketNumber> tickets) throws SQLException {
        Map<Place, TicketDoses.Existing> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, municipality.value());
            statement.setArray(2, SqlArrays.of(connection, "text", tickets, TicketNumber::value));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new Place(new TicketNumber(row.getString(1)), row.getInt(2)),
                            new TicketDoses.Existing(
                                    row.getObject(3, UUID.class), DoseState.RECORDED, vaccination(row)));
                }
            }
        }
        return found;
    }

    private static Vaccination vaccination(ResultSet row) throws SQLException {
        return new Vaccination(
                row.getObject(4, LocalDate.class),
                VaccineProduct.valueOf(row.getString(5)),
                new LotNumber(row.getString(6)),
                row.getString(7),
                row.getString(8));
    }

    void insert(List<DoseLedger.Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        List<Vaccination> given =
                entries.stream().map(each -> each.command().vaccination()).toList();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, municipality.value());
            set(statement, 2, "uuid", entries, DoseLedger.Entry::id);
            set(
                    statement,
                    3,
                    "text",
                    entries,
                    each -> each.command().ticketNumber().value());
            set(statement, 4, "int2", entries, each -> each.command().doseNumber());
            set(statement, 5, "date", given, Vaccination::givenOn);
            set(statement, 6, "text", given, Vaccination::product);
            set(statement, 7, "text", given, each -> each.lot().value());
            set(statement, 8, "text", given, Vaccination::venue);
            set(statement, 9, "text", given, Vaccination::doctor);
            set(statement, 10, "text", entries, each -> each.command().source());
            set(statement, 11, "bool", entries, each -> each.command().earlierElsewhere());
            set(statement, 12, "text", entries, DoseLedger.Entry::by);
            set(statement, 13, "timestamptz", entries, DoseLedger.Entry::at);
            statement.executeUpdate();
        }
    }

    private <T> void set(PreparedStatement statement, int index, String type, List<T> rows, SqlArrays.Column<T> column)
            throws SQLException {
        statement.setArray(index, SqlArrays.of(connection, type, rows, column));
    }

    /// Locks what it gives, so that two processes don't attach the same.
    List<Arrived> arrived(int limit) throws SQLException {
        List<Arrived> arrived = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ARRIVED)) {
            statement.setString(1, municipality.value());
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    RecordDose.Command command = new RecordDose.Command(
                            new TicketNumber(row.getString(1)),
                            row.getInt(2),
                            vaccination(row),
                            row.getBoolean(10),
                            false,
                            null,
                            DoseSource.valueOf(row.getString(9)),
                            null);
                    arrived.add(new Arrived(command, row.getString(11), row.getObject(12, OffsetDateTime.class)));
                }
            }
        }
        return arrived;
    }

    void delete(Place place) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from waiting_dose where municipality = ? and ticket_number = ? and dose_number = ?")) {
            statement.setString(1, municipality.value());
            statement.setString(2, place.ticket.value());
            statement.setInt(3, place.doseNumber);
            statement.executeUpdate();
        }
    }

    /// What stands in its way; staff decide.
    void refuse(Place place, String problem) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update waiting_dose set problem = ? where municipality = ? and ticket_number = ? and dose_number = ?""")) {
            statement.setString(1, problem);
            statement.setString(2, municipality.value());
            statement.setString(3, place.ticket.value());
            statement.setInt(4, place.doseNumber);
            statement.executeUpdate();
        }
    }
}
