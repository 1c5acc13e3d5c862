package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Puts a dose on record: the dose, its first revision, its event and its audit entry in one transaction. The same dose
/// sent again, as after a lost answer, gives the record that is there.
@ApplicationScoped
public class RecordDose {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordDose(AgroalDataSource database, CurrentCaller caller, Outbox outbox, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param earlierElsewhere whether earlier doses were given where we have no record of them
    public record Command(
            TicketNumber ticketNumber, int doseNumber, Vaccination vaccination, boolean earlierElsewhere) {}

    /// @param created false where the very same dose was on record already
    public record Recorded(UUID id, boolean created) {}

    @Transactional(rollbackOn = Exception.class)
    public Recorded apply(Command command) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DoseLedger ledger = new DoseLedger(connection, caller.get());
            UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            if (isFirst(command) && append(ledger.insertionOnUnusedTicket(id, command, clock.instant()), id, command)) {
                return new Recorded(id, true);
            }
            TicketDoses ticket = read(ledger, command.ticketNumber());
            if (ticket.dose(command.doseNumber()).isEmpty()) {
                check(ticket, command);
                if (append(ledger.insertion(id, command, clock.instant()), id, command)) {
                    return new Recorded(id, true);
                }
                // Another request was first; what it recorded is committed now and can be read.
                ticket = read(ledger, command.ticketNumber());
            }
            return repeated(ticket.dose(command.doseNumber()).orElseThrow(), command);
        }
    }

    private static TicketDoses read(DoseLedger ledger, TicketNumber number) throws SQLException {
        TicketDoses ticket = ledger.read(number).orElseThrow(() -> ProblemException.of(DoseProblem.TICKET_UNKNOWN));
        if (!ticket.valid()) {
            throw ProblemException.of(DoseProblem.TICKET_VOID);
        }
        return ticket;
    }

    /// A first dose that is in order if the ticket has none, as nearly always: one statement then decides and records.
    private boolean isFirst(Command command) {
        return command.doseNumber() == 1 && broken(Map.of(), command).isEmpty();
    }

    private boolean append(Outbox.Change change, UUID id, Command command) throws SQLException {
        return outbox.appendWith(
                change, audit.event(deed(command, true)), event(id, command).as("dose.recorded"));
    }

    private void check(TicketDoses ticket, Command command) {
        broken(ticket.datesBeside(command.doseNumber()), command).ifPresent(problem -> {
            throw ProblemException.of(problem);
        });
    }

    private Optional<DoseProblem> broken(Map<Integer, LocalDate> others, Command command) {
        return DoseRules.broken(
                command.doseNumber(),
                command.vaccination().givenOn(),
                JapaneseCalendar.today(clock),
                others,
                command.earlierElsewhere());
    }

    private Recorded repeated(TicketDoses.Existing there, Command command) {
        if (there.state() == DoseState.CANCELLED) {
            throw ProblemException.of(DoseProblem.DOSE_CANCELLED);
        }
        if (!there.vaccination().equals(command.vaccination())) {
            throw ProblemException.of(DoseProblem.DOSE_ALREADY_RECORDED);
        }
        audit.record(deed(command, false));
        return new Recorded(there.id(), false);
    }

    private static Deed deed(Command command, boolean created) {
        return Deed.of("dose.recorded", SubjectReference.of(command.ticketNumber()))
                .with(Map.of("dose", command.doseNumber(), "repeated", !created));
    }

    private static DoseEvent event(UUID id, Command command) {
        Vaccination vaccination = command.vaccination();
        return new DoseEvent(
                id,
                command.ticketNumber().value(),
                command.doseNumber(),
                DoseState.RECORDED,
                vaccination.givenOn(),
                vaccination.product(),
                vaccination.lot(),
                vaccination.venue(),
                1);
    }
}
