package jp.sesshu.vrs.dose;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// A ticket as the recording of doses sees it: whether it is valid, and the doses on it by now, by dose number.
record TicketDoses(boolean valid, Map<Integer, Existing> doses) {
    record Existing(UUID id, DoseState state, Vaccination vaccination) {}

    /// @throws ProblemException where there is no such ticket, or it is void
    static TicketDoses usable(@Nullable TicketDoses ticket) {
        if (ticket == null) {
            throw ProblemException.of(DoseProblem.TICKET_UNKNOWN);
        }
        if (!ticket.valid()) {
            throw ProblemException.of(DoseProblem.TICKET_VOID);
        }
        return ticket;
    }

    @Nullable
    Existing dose(int doseNumber) {
        return doses.get(doseNumber);
    }

    void add(int doseNumber, Existing dose) {
        doses.put(doseNumber, dose);
    }

    /// The doses that count, but for the one of that number.
    Map<Integer, Vaccination> beside(int doseNumber) {
        return doses.entrySet().stream()
                .filter(dose -> dose.getKey() != doseNumber && dose.getValue().state() == DoseState.RECORDED)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, dose -> dose.getValue().vaccination()));
    }
}
