package jp.sesshu.vrs.tablet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.number.TicketReading;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.dose.AcceptedDoubts;
import jp.sesshu.vrs.dose.DoseSource;
import jp.sesshu.vrs.dose.RecordDose;
import jp.sesshu.vrs.dose.Vaccination;
import org.jspecify.annotations.Nullable;

/// A dose as a tablet sends it: the reading, what staff confirmed of it, and what was given.
///
/// @param earlierElsewhere set where the person shows that the earlier doses were given elsewhere
/// @param awaitTicket set where staff know that the ticket is not registered yet: the dose then waits for it
/// @param acceptedDoubts what was doubtful at the first try and is right all the same
record NewDose(
        @NotNull @NoMyNumber String reading,
        @NotNull Confirmed confirmed,
        @NotNull @Valid Vaccination vaccination,
        boolean earlierElsewhere,
        boolean awaitTicket,
        @Valid @Nullable AcceptedDoubts acceptedDoubts) {
    record Confirmed(@NotNull TicketNumber ticketNumber, int doseNumber) {}

    /// @throws ProblemException where the reading is no ticket's, not the one confirmed, or for an interview only
    RecordDose.Command command(Readings readings) {
        TicketReading ticket = readings.parse(reading);
        if (!ticket.ticketNumber().equals(confirmed.ticketNumber()) || ticket.doseNumber() != confirmed.doseNumber()) {
            throw ProblemException.of(ReadingProblem.READING_NOT_CONFIRMED);
        }
        if (ticket.kind() != TicketReading.Kind.VACCINATION) {
            throw ProblemException.of(ReadingProblem.TICKET_FOR_INTERVIEW_ONLY);
        }
        return new RecordDose.Command(
                ticket.ticketNumber(),
                ticket.doseNumber(),
                vaccination,
                earlierElsewhere,
                awaitTicket,
                acceptedDoubts,
                DoseSource.TABLET,
                null);
    }
}
