package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.dose.RecordDose.Command;
import jp.sesshu.vrs.dose.RecordDose.Recorded;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Records the doses that many tablets send at the same time, one after the other, in one transaction. The tickets are
/// locked, so that nothing changes between looking at a ticket and recording on it.
@ApplicationScoped
class RecordDoses {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordDoses(AgroalDataSource database, CurrentCaller caller, Outbox outbox, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<Recorded>> apply(List<Asked<Command, Recorded>> group) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DoseLedger ledger = new DoseLedger(connection, caller.get().municipality());
            List<TicketNumber> numbers =
                    group.stream().map(each -> each.command().ticketNumber()).toList();
            ledger.lock(numbers);
            Recording recording = new Recording(ledger.read(numbers));
            List<Outcome<Recorded>> outcomes = group.stream().map(recording::decide).toList();
            ledger.insert(recording.entries);
            outbox.append(recording.events);
            return outcomes;
        }
    }

    /// One group on its way: what its tickets hold by now, and what is to be written.
    private final class Recording {
        private final Map<TicketNumber, TicketDoses> tickets;
        private final List<DoseLedger.Entry> entries = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        Recording(Map<TicketNumber, TicketDoses> tickets) {
            this.tickets = tickets;
        }

        Outcome<Recorded> decide(Asked<Command, Recorded> asked) {
            try {
                return Outcome.done(asked.inItsName(() -> decide(asked.command())));
            } catch (ProblemException refusal) {
                return Outcome.refused(refusal);
            }
        }

        private Recorded decide(Command command) {
            TicketDoses ticket = TicketDoses.usable(tickets.get(command.ticketNumber()));
            TicketDoses.Existing there = ticket.dose(command.doseNumber());
            return there == null ? record(ticket, command) : repeated(there, command);
        }

        private Recorded record(TicketDoses ticket, Command command) {
            check(ticket, command);
            DoseLedger.Entry entry = new DoseLedger.Entry(
                    UuidVersion7Strategy.INSTANCE.generateUuid(null), command, caller.get().name(), clock.instant());
            ticket.add(command.doseNumber(), entry.existing());
            entries.add(entry);
            events.add(audit.eventOfGroup(deed(command, true)));
            events.add(entry.event().as("dose.recorded"));
            return new Recorded(entry.id(), true);
        }

        private Recorded repeated(TicketDoses.Existing there, Command command) {
            if (there.state() == DoseState.CANCELLED) {
                throw ProblemException.of(DoseProblem.DOSE_CANCELLED);
            }
            if (!there.vaccination().equals(command.vaccination())) {
                throw ProblemException.of(DoseProblem.DOSE_ALREADY_RECORDED);
            }
            events.add(audit.eventOfGroup(deed(command, false)));
            return new Recorded(there.id(), false);
        }
    }

    private void check(TicketDoses ticket, Command command) {
        DoseRules.broken(
                        command.doseNumber(),
                        command.vaccination().givenOn(),
                        JapaneseCalendar.today(clock),
                        ticket.datesBeside(command.doseNumber()),
                        command.earlierElsewhere())
                .ifPresent(problem -> {
                    throw ProblemException.of(problem);
                });
    }

    private static Deed deed(Command command, boolean created) {
        return Deed.of("dose.recorded", SubjectReference.of(command.ticketNumber()))
                .with(Map.of("dose", command.doseNumber(), "repeated", !created));
    }
}
