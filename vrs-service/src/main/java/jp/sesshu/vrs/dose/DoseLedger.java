package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Outbox;

/// The two statements of recording a dose, which thousands a second go through; everything else about doses uses the
/// entities. The internet zone's role has rights for exactly these columns.
final class DoseLedger {
    private static final String READ = """
            select t.state, d.dose_number, d.id, d.state, d.given_on, d.product, d.lot_number, d.venue
              from ticket t
              left join dose d on d.municipality = t.municipality and d.ticket_number = t.ticket_number
             where t.municipality = ? and t.ticket_number = ?""";
    private static final String INSERT = """
            recorded as (
                insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number,
                                  venue, version)
                select ?, ?, ?, ?, 'RECORDED', ?, ?, ?, ?, 1 :where
                on conflict (municipality, ticket_number, dose_number) do nothing
                returning municipality, id, version, state, given_on, product, lot_number, venue),
            made as (
                insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue,
                                           revised_by, revised_at)
                select recorded.*, ?, ? from recorded returning 1)
            """;
    /// A valid ticket without any dose, which {@code n} names: what {@link #read} would have found.
    private static final String UNUSED_TICKET = """
              from (values (?, ?)) n (municipality, ticket_number)
             where exists (select 1 from ticket t where t.municipality = n.municipality
                              and t.ticket_number = n.ticket_number and t.state = 'VALID')
               and not exists (select 1 from dose d where d.municipality = n.municipality
                                  and d.ticket_number = n.ticket_number)""";
    private final Connection connection;
    private final Caller who;

    DoseLedger(Connection connection, Caller who) {
        this.connection = connection;
        this.who = who;
    }

    Optional<TicketDoses> read(TicketNumber ticketNumber) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, who.municipality().value());
            statement.setString(2, ticketNumber.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(ticket(row)) : Optional.empty();
            }
        }
    }

    private static TicketDoses ticket(ResultSet row) throws SQLException {
        boolean valid = row.getString(1).equals("VALID");
        Map<Integer, TicketDoses.Existing> doses = new HashMap<>();
        do {
            int doseNumber = row.getInt(2);
            if (!row.wasNull()) {
                doses.put(doseNumber, existing(row));
            }
        } while (row.next());
        return new TicketDoses(valid, doses);
    }

    private static TicketDoses.Existing existing(ResultSet row) throws SQLException {
        return new TicketDoses.Existing(
                row.getObject(3, UUID.class),
                DoseState.valueOf(row.getString(4)),
                new Vaccination(
                        row.getObject(5, LocalDate.class),
                        VaccineProduct.valueOf(row.getString(6)),
                        new LotNumber(row.getString(7)),
                        row.getString(8)));
    }

    /// The dose and its first revision; nothing where another request recorded this dose meanwhile.
    Outbox.Change insertion(UUID id, RecordDose.Command command, Instant now) {
        return insertion(id, command, now, false);
    }

    /// The same, and nothing either where the ticket is unknown or void or has any dose: without reading it before.
    Outbox.Change insertionOnUnusedTicket(UUID id, RecordDose.Command command, Instant now) {
        return insertion(id, command, now, true);
    }

    private Outbox.Change insertion(UUID id, RecordDose.Command command, Instant now, boolean unused) {
        return new Outbox.Change() {
            @Override
            public String sql() {
                return INSERT.replace(":where", unused ? UNUSED_TICKET : "");
            }

            @Override
            public int bind(PreparedStatement statement) throws SQLException {
                Vaccination vaccination = command.vaccination();
                statement.setString(1, who.municipality().value());
                statement.setObject(2, id);
                statement.setString(3, command.ticketNumber().value());
                statement.setInt(4, command.doseNumber());
                statement.setObject(5, vaccination.givenOn());
                statement.setString(6, vaccination.product().name());
                statement.setString(7, vaccination.lot().value());
                statement.setString(8, vaccination.venue());
                int next = 9;
                if (unused) {
                    statement.setString(next++, who.municipality().value());
                    statement.setString(next++, command.ticketNumber().value());
                }
                statement.setString(next++, who.name());
                statement.setObject(next++, now.atOffset(ZoneOffset.UTC));
                return next;
            }
        };
    }
}
