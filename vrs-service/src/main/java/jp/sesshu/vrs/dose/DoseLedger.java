package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import org.jspecify.annotations.Nullable;

/// The three statements of recording doses, which thousands a second go through; everything else about doses uses the
/// entities. The internet zone's role has rights for exactly these columns.
final class DoseLedger {
    private static final String LOCK = "select ticket_number, person from lock_people(?) where person is not null";
    /// Each ticket's doses by themselves: {@code offset 0} keeps PostgreSQL from joining whole tables for a few tickets.
    private static final String READ = """
            select t.ticket_number, t.state, d.dose_number, d.id, d.state, d.given_on, d.product, d.lot_number, d.venue,
                   d.doctor
              from ticket t
              left join lateral (
                select dose_number, id, state, given_on, product, lot_number, venue, doctor from dose
                 where municipality = t.municipality and ticket_number = t.ticket_number offset 0) d on true
             where t.municipality = ? and t.ticket_number = any (?)
             union all
            select ticket_number, null, dose_number, null, null, given_on, product, null, null, null
              from doses_on_other_tickets(?)""";
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

    /// Until the transaction ends, no other one that asks for the lock records on any ticket of these people.
    ///
    /// @return the registered ones among the tickets; those with the same number are the same person's. A ticket
    /// registered a moment later isn't locked and doesn't count as registered.
    Map<TicketNumber, Long> lock(List<TicketNumber> tickets) throws SQLException {
        return lock(tickets, List.of());
    }

    /// @param further what else is locked for as long, in the same order of locks
    Map<TicketNumber, Long> lock(List<TicketNumber> tickets, List<String> further) throws SQLException {
        Map<TicketNumber, Long> people = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            List<String> all = Stream.concat(tickets.stream().map(TicketNumber::value), further.stream())
                    .toList();
            statement.setArray(1, array("text", all, each -> each));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.put(new TicketNumber(row.getString(1)), row.getLong(2));
                }
            }
        }
        return people;
    }

    /// The tickets that there are, among those asked for, with the doses on them and on others of the same people.
    ///
    /// @param people whose tickets they are, as {@link #lock} says
    Map<TicketNumber, TicketDoses> read(Map<TicketNumber, Long> people) throws SQLException {
        Tickets found = new Tickets(people);
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            java.sql.Array numbers = array("text", List.copyOf(people.keySet()), TicketNumber::value);
            statement.setString(1, municipality.value());
            statement.setArray(2, numbers);
            statement.setArray(3, numbers);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row);
                }
            }
        }
        return found.tickets;
    }

    /// Tickets while they are read: first each of them with its own doses, then those elsewhere.
    private static final class Tickets {
        private final Map<TicketNumber, Long> people;
        private final Map<Long, List<TicketDoses>> ofPerson = new HashMap<>();
        private final Map<TicketNumber, TicketDoses> tickets = new HashMap<>();

        Tickets(Map<TicketNumber, Long> people) {
            this.people = people;
        }

        void add(ResultSet row) throws SQLException {
            TicketNumber number = new TicketNumber(row.getString(1));
            String state = row.getString(2);
            int doseNumber = row.getInt(3);
            if (state == null) {
                Objects.requireNonNull(tickets.get(number)).addElsewhere(doseNumber, onOtherTicket(row));
                return;
            }
            TicketDoses ticket = tickets.computeIfAbsent(
                    number,
                    each -> new TicketDoses(
                            state.equals("VALID"),
                            ofPerson.computeIfAbsent(people.get(each), person -> new ArrayList<>())));
            if (doseNumber != 0) {
                ticket.add(doseNumber, existing(row));
            }
        }
    }

    private static Given onOtherTicket(ResultSet row) throws SQLException {
        return new Given.OnOtherTicket(row.getObject(6, LocalDate.class), VaccineProduct.valueOf(row.getString(7)));
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
