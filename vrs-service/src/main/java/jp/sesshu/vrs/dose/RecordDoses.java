package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import jp.sesshu.vrs.dose.GivenAnswers.Request;
import jp.sesshu.vrs.dose.RecordDose.Command;
import jp.sesshu.vrs.dose.RecordDose.Recorded;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Records the doses that many tablets send at the same time, one after the other, in one transaction. The people are
/// locked, so that nothing changes between looking at their tickets and recording on one.
@ApplicationScoped
class RecordDoses {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final JudgeDose judge;
    private final DosageRules rules;
    private final InstantSource clock;

    RecordDoses(
            AgroalDataSource database,
            CurrentCaller caller,
            Outbox outbox,
            AuditLog audit,
            JudgeDose judge,
            DosageRules rules,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.judge = judge;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<Recorded>> apply(List<Asked<Command, Recorded>> group) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DoseLedger ledger = new DoseLedger(connection, caller.get().municipality());
            List<Command> commands = group.stream().map(Asked::command).toList();
            List<TicketNumber> numbers =
                    commands.stream().map(Command::ticketNumber).toList();
            List<Request> requests =
                    group.stream().map(Request::of).filter(Objects::nonNull).toList();
            Recording recording = new Recording(
                    ledger.read(ledger.lock(numbers, locks(requests))),
                    verdicts(connection, commands),
                    waiting(connection, commands),
                    new GivenAnswers(connection, caller.get().municipality()));
            recording.answers.read(requests);
            List<Outcome<Recorded>> outcomes =
                    group.stream().map(recording::decide).toList();
            ledger.insert(recording.entries);
            new WaitingDoses(connection, caller.get().municipality()).insert(recording.waiting);
            recording.answers.insert();
            outbox.append(recording.events);
            return outcomes;
        }
    }

    private static List<String> locks(List<Request> requests) {
        return requests.stream().map(Request::lock).toList();
    }

    private Map<WaitingDoses.Place, TicketDoses.Existing> waiting(Connection connection, List<Command> commands)
            throws SQLException {
        List<TicketNumber> awaited = commands.stream()
                .filter(Command::awaitTicket)
                .map(Command::ticketNumber)
                .toList();
        return awaited.isEmpty()
                ? new HashMap<>()
                : new WaitingDoses(connection, caller.get().municipality()).read(awaited);
    }

    private Map<Integer, PersonVerdict> verdicts(Connection connection, List<Command> commands) throws SQLException {
        List<PersonVerdicts.Question> questions = commands.stream()
                .map(each -> PersonVerdicts.question(each.ticketNumber(), each.doseNumber(), each.vaccination(), rules))
                .toList();
        return PersonVerdicts.ask(connection, questions);
    }

    /// One group on its way: what its tickets hold by now, and what is to be written.
    private final class Recording {
        private final Map<TicketNumber, TicketDoses> tickets;
        private final Map<Integer, PersonVerdict> verdicts;
        private final List<DoseLedger.Entry> entries = new ArrayList<>();
        private final Map<WaitingDoses.Place, TicketDoses.Existing> waitingBefore;
        private final List<DoseLedger.Entry> waiting = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final GivenAnswers answers;

        private int place;

        /// @param verdicts by the place in the group
        Recording(
                Map<TicketNumber, TicketDoses> tickets,
                Map<Integer, PersonVerdict> verdicts,
                Map<WaitingDoses.Place, TicketDoses.Existing> waitingBefore,
                GivenAnswers answers) {
            this.waitingBefore = waitingBefore;
            this.answers = answers;
            this.tickets = tickets;
            this.verdicts = verdicts;
        }

        Outcome<Recorded> decide(Asked<Command, Recorded> asked) {
            place++;
            try {
                return Outcome.done(asked.inItsName(() -> answer(Request.of(asked), asked.command())));
            } catch (ProblemException refusal) {
                return Outcome.refused(refusal);
            }
        }

        private Recorded answer(@Nullable Request request, Command command) {
            if (request == null) {
                return decide(command);
            }
            Recorded before = answers.before(request, command);
            if (before != null) {
                events.add(
                        audit.eventOfGroup(before.waiting() ? awaited(command) : deed(command, repetition(command))));
                return before;
            }
            Recorded recorded = decide(command);
            answers.remember(request, command, recorded);
            return recorded;
        }

        private Recorded decide(Command command) {
            if (command.awaitTicket() && !tickets.containsKey(command.ticketNumber())) {
                return await(command);
            }
            TicketDoses ticket = TicketDoses.usable(tickets.get(command.ticketNumber()));
            TicketDoses.Existing there = ticket.dose(command.doseNumber());
            return there == null ? record(ticket, command) : repeated(there, command);
        }

        private Recorded record(TicketDoses ticket, Command command) {
            ticket.requireNotElsewhere(command.doseNumber());
            Set<Doubt> doubts = judge.judge(new JudgeDose.Case(
                    command.doseNumber(),
                    command.vaccination(),
                    ticket.beside(command.doseNumber()),
                    command.earlierElsewhere(),
                    verdicts.get(place),
                    command.accepted()));
            DoseLedger.Entry entry = entry(command, doubts);
            ticket.record(command.doseNumber(), entry.existing());
            entries.add(entry);
            events.add(audit.eventOfGroup(deed(entry)));
            events.add(entry.event().as("dose.recorded"));
            return new Recorded(entry.id(), true, false);
        }

        private DoseLedger.Entry entry(Command command, Set<Doubt> doubts) {
            UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            return new DoseLedger.Entry(id, command, doubts, caller.get().name(), clock.instant());
        }

        private Recorded await(Command command) {
            TicketDoses.Existing there = waitingBefore.get(WaitingDoses.Place.of(command));
            if (there != null) {
                requireSame(there, command);
                events.add(audit.eventOfGroup(awaited(command)));
                return new Recorded(there.id(), false, true);
            }
            DoseLedger.Entry entry = entry(command, Set.of());
            waiting.add(entry);
            waitingBefore.put(WaitingDoses.Place.of(command), entry.existing());
            events.add(audit.eventOfGroup(awaited(command)));
            return new Recorded(entry.id(), true, true);
        }

        private Recorded repeated(TicketDoses.Existing there, Command command) {
            if (there.state() == DoseState.CANCELLED) {
                throw ProblemException.of(DoseProblem.DOSE_CANCELLED);
            }
            requireSame(there, command);
            events.add(audit.eventOfGroup(deed(command, repetition(command))));
            return new Recorded(there.id(), false, false);
        }
    }

    private static void requireSame(TicketDoses.Existing there, Command command) {
        if (!there.vaccination().equals(command.vaccination())) {
            throw ProblemException.of(DoseProblem.DOSE_ALREADY_RECORDED);
        }
    }

    private static Map<String, Object> repetition(Command command) {
        return Map.of("dose", command.doseNumber(), "repeated", true);
    }

    private static Deed awaited(Command command) {
        return Deed.of("dose.waiting", SubjectReference.of(command.ticketNumber()))
                .with(Map.of("dose", command.doseNumber()));
    }

    private static Deed deed(DoseLedger.Entry entry) {
        Command command = entry.command();
        if (entry.doubts().isEmpty() || command.accepted() == null) {
            return deed(command, Map.of("dose", command.doseNumber(), "repeated", false));
        }
        return deed(
                        command,
                        Map.of(
                                "dose", command.doseNumber(),
                                "repeated", false,
                                "doubts", AcceptedDoubts.listed(entry.doubts())))
                .because(command.accepted().reason());
    }

    private static Deed deed(Command command, Map<String, Object> details) {
        return Deed.of("dose.recorded", SubjectReference.of(command.ticketNumber()))
                .with(details);
    }
}
