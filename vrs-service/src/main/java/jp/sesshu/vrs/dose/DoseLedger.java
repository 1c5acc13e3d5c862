package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import org.jspecify.annotations.Nullable;

/// The three statements of recording doses, which thousands a second go through; everything else about doses uses the
/// entities. The internet zone's role has rights for exactly these columns.
final class DoseLedger {
    /// In the order of the locks themselves, so that two groups with tickets in common can't wait for each other.
    private static final String LOCK = """
            select count(pg_advisory_xact_lock(key))
              from (select distinct hashtextextended(? || number, 0) as key from unnest(?::text[]) number order by 1)""";
    private static final String READ = """
            select t.ticket_number, t.state, d.dose_number, d.id, d.state, d.given_on, d.product, d.lot_number, d.venue,
                   d.doctor
              from ticket t
              left join dose d on d.municipality = t.municipality and d.ticket_number = t.ticket_number
             where t.municipality = ? and t.ticket_number = any (?)""";
    private static final String INSERT = """
            with entry as materialized (
                select * from unnest(?::uuid[], ?::text[], ?::smallint[], ?::date[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                    as e (id, ticket_number, dose_number, given_on, product, lot_number, venue, doctor, source, doubts,
                          reason, revised_by, revised_at)),
            revision as (
                insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue,
                                           doctor, doubts, reason, revised_by, revised_at)
                select ?, id, 1, 'RECORDED', given_on, product, lot_number, venue, doctor, doubts, reason, revised_by,
                       revised_at from entry)
            insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, venue,
                              doctor, source, version)
            select ?, id, ticket_number, dose_number, 'RECORDED', given_on, product, lot_number, venue, doctor, source, 1
              from entry""";
    private final Connection connection;
    private final MunicipalityCode municipality;

    DoseLedger(Connection connection, MunicipalityCode municipality) {
        this.connection = connection;
        this.municipality = municipality;
    }

    /// A dose that is new on record.
    ///
    /// @param doubts what is doubtful about it and was accepted
    record Entry(UUID id, RecordDose.Command command, Set<Doubt> doubts, String by, Instant at) {
        @Nullable
        String reason() {
            return doubts.isEmpty() || command.accepted() == null
                    ? null
                    : command.accepted().reason();
        }

        TicketDoses.Existing existing() {
            return new TicketDoses.Existing(id, DoseState.RECORDED, command.vaccination());
        }

        DoseEvent event() {
            return new DoseEvent(
                    id,
                    command.ticketNumber().value(),
                    command.doseNumber(),
                    DoseState.RECORDED,
                    command.vaccination().givenOn(),
                    command.vaccination().product(),
                    command.vaccination().lot(),
                    command.vaccination().venue(),
                    1);
        }
    }

    /// Until the transaction ends, no other one that asks for the lock records on these tickets.
    void lock(List<TicketNumber> tickets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, municipality.value());
            statement.setArray(2, array("text", tickets, TicketNumber::value));
            statement.execute();
        }
    }

    /// The tickets that there are, among those asked for, with their doses.
    Map<TicketNumber, TicketDoses> read(List<TicketNumber> tickets) throws SQLException {
        Map<TicketNumber, TicketDoses> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, municipality.value());
            statement.setArray(2, array("text", tickets, TicketNumber::value));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    boolean valid = row.getString(2).equals("VALID");
                    TicketDoses ticket = found.computeIfAbsent(
                            new TicketNumber(row.getString(1)), each -> new TicketDoses(valid, new HashMap<>()));
                    int doseNumber = row.getInt(3);
                    if (!row.wasNull()) {
                        ticket.add(doseNumber, existing(row));
                    }
                }
            }
        }
        return found;
    }

    private static TicketDoses.Existing existing(ResultSet row) throws SQLException {
        return new TicketDoses.Existing(
                row.getObject(4, UUID.class),
                DoseState.valueOf(row.getString(5)),
                new Vaccination(
                        row.getObject(6, LocalDate.class),
                        VaccineProduct.valueOf(row.getString(7)),
                        new LotNumber(row.getString(8)),
                        row.getString(9),
                        row.getString(10)));
    }

    /// The doses and their first revisions.
    void insert(List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, array("uuid", entries, Entry::id));
            statement.setArray(
                    2,
                    array("text", entries, each -> each.command.ticketNumber().value()));
            statement.setArray(3, array("int2", entries, each -> each.command.doseNumber()));
            statement.setArray(
                    4, array("date", entries, each -> each.command.vaccination().givenOn()));
            statement.setArray(
                    5,
                    array(
                            "text",
                            entries,
                            each -> each.command.vaccination().product().name()));
            statement.setArray(
                    6,
                    array(
                            "text",
                            entries,
                            each -> each.command.vaccination().lot().value()));
            statement.setArray(
                    7, array("text", entries, each -> each.command.vaccination().venue()));
            statement.setArray(
                    8, array("text", entries, each -> each.command.vaccination().doctor()));
            statement.setArray(9, array("text", entries, each -> each.command.source()));
            statement.setArray(
                    10,
                    array("text", entries, each -> each.doubts.isEmpty() ? null : AcceptedDoubts.listed(each.doubts)));
            statement.setArray(11, array("text", entries, Entry::reason));
            statement.setArray(12, array("text", entries, Entry::by));
            statement.setArray(13, array("timestamptz", entries, Entry::at));
            statement.setString(14, municipality.value());
            statement.setString(15, municipality.value());
            statement.executeUpdate();
        }
    }

    private <T> java.sql.Array array(String type, List<T> values, SqlArrays.Column<T> column) throws SQLException {
        return SqlArrays.of(connection, type, values, column);
    }
}
