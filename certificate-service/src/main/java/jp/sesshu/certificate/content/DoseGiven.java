package jp.sesshu.certificate.content;

import java.time.LocalDate;

/// One dose on record, given in Japan.
///
/// @param number 1 to 9
/// @param lot the product's lot number, such as `EW0201`
public record DoseGiven(int number, LocalDate givenOn, Vaccine vaccine, String lot) {}
