package jp.sesshu.vrs.tablet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketReading;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Turns what a reader saw into a ticket of the caller's municipality, or says which rule it breaks.
@ApplicationScoped
class Readings {
    private final CurrentCaller caller;
    private final List<String> municipalities;

    /// @param participants {@code vrs.participants}: codes of the municipalities that use this system
    Readings(CurrentCaller caller, @ConfigProperty(name = "vrs.participants") Optional<List<String>> participants) {
        this.caller = caller;
        this.municipalities = participants.orElse(List.of());
    }

    TicketReading parse(String line) {
        TicketReading reading;
        try {
            reading = TicketReading.parse(line);
        } catch (TicketReading.ReadingRefused refused) {
            throw ProblemException.ofField(
                    ReadingProblem.READING_MALFORMED, "reading", refused.rule().name());
        }
        MunicipalityCode municipality = reading.municipality();
        if (!municipality.equals(caller.get().municipality())) {
            throw ProblemException.of(
                    municipalities.contains(municipality.value())
                            ? ReadingProblem.TICKET_OF_OTHER_MUNICIPALITY
                            : ReadingProblem.MUNICIPALITY_UNKNOWN);
        }
        return reading;
    }
}
