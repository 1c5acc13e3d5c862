package jp.sesshu.vrs.dose;

import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.platform.outbox.Event;

/// News of a dose for health management (topic {@code vrs.dose}): recorded, corrected or cancelled. It names the
/// ticket, not the person.
///
/// @param version grows with each change of the same dose; an older one coming late changes nothing
record DoseEvent(
        UUID doseId,
        String ticketNumber,
        int doseNumber,
        DoseState state,
        LocalDate givenOn,
        VaccineProduct product,
        LotNumber lot,
        String venue,
        int version) {
    static final String TOPIC = "vrs.dose";

    Event as(String type) {
        return new Event(TOPIC, ticketNumber, type, this);
    }
}
