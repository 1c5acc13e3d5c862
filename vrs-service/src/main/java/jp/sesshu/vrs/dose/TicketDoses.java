package jp.sesshu.vrs.dose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// A ticket as the recording of doses sees it: whether it is valid, the doses on it by now, and those that count on
/// other
/// tickets of the same person.
final class TicketDoses {
    private final boolean valid;
    private final List<TicketDoses> ofSamePerson;
    private final Map<Integer, Existing> doses = new HashMap<>();
    private final Map<Integer, Given> elsewhere = new HashMap<>();

    record Existing(UUID id, DoseState state, Vaccination vaccination) {}

    /// @param ofSamePerson the person's tickets that are read together, to which this one is added
    TicketDoses(boolean valid, List<TicketDoses> ofSamePerson) {
        this.valid = valid;
        this.ofSamePerson = ofSamePerson;
        ofSamePerson.add(this);
    }

    /// @throws ProblemException where there is no such ticket, or it is void
    static TicketDoses usable(@Nullable TicketDoses ticket) {
        if (ticket == null) {
            throw ProblemException.of(DoseProblem.TICKET_UNKNOWN);
        }
        if (!ticket.valid) {
            throw ProblemException.of(DoseProblem.TICKET_VOID);
        }
        return ticket;
    }

    @Nullable
    Existing dose(int doseNumber) {
        return doses.get(doseNumber);
    }

    /// As read from the record.
    void add(int doseNumber, Existing dose) {
        doses.put(doseNumber, dose);
    }

    void addElsewhere(int doseNumber, Given dose) {
        elsewhere.put(doseNumber, dose);
    }

    /// Counts from now on for all tickets of the person.
    void record(int doseNumber, Existing dose) {
        add(doseNumber, dose);
        for (TicketDoses other : ofSamePerson) {
            if (other != this) {
                other.addElsewhere(doseNumber, dose.vaccination());
            }
        }
    }

    /// @throws ProblemException where the dose of that number is on record on another ticket of the person
    void requireNotElsewhere(int doseNumber) {
        if (elsewhere.containsKey(doseNumber)) {
            throw ProblemException.of(DoseProblem.DOSE_ALREADY_RECORDED);
        }
    }

    /// The person's doses that count, but for the one of that number.
    Map<Integer, Given> beside(int doseNumber) {
        Map<Integer, Given> beside = new HashMap<>(elsewhere);
        doses.forEach((number, dose) -> {
            if (dose.state() == DoseState.RECORDED) {
                beside.put(number, dose.vaccination());
            }
        });
        beside.remove(doseNumber);
        return beside;
    }
}
