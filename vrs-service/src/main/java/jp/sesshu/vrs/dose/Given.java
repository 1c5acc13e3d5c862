package jp.sesshu.vrs.dose;

import java.time.LocalDate;

/// What the rules want to know of the doses before and after, on whichever ticket of the person they are.
interface Given {
    LocalDate givenOn();

    VaccineProduct product();

    /// A dose on another ticket of the same person: nothing else is known of it.
    record OnOtherTicket(LocalDate givenOn, VaccineProduct product) implements Given {}
}
