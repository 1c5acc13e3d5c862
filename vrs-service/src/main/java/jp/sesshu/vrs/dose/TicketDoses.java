package jp.sesshu.vrs.dose;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// A ticket as the recording of a dose sees it: whether it is valid, and the doses already on it, by dose number.
record TicketDoses(boolean valid, Map<Integer, Existing> doses) {
    record Existing(UUID id, DoseState state, Vaccination vaccination) {}

    Optional<Existing> dose(int doseNumber) {
        return Optional.ofNullable(doses.get(doseNumber));
    }

    /// The dates of the doses that count, but for the one given.
    Map<Integer, LocalDate> datesBeside(int doseNumber) {
        return doses.entrySet().stream()
                .filter(dose -> dose.getKey() != doseNumber && dose.getValue().state() == DoseState.RECORDED)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, dose -> dose.getValue().vaccination().givenOn()));
    }
}
