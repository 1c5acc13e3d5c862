package jp.sesshu.certificate.content;

/// What an international certificate takes from the passport's machine-readable zone, never from typing.
///
/// @param number the travel document's, 9 characters at most, without fillers
/// @param nationality three letters as ICAO Doc 9303-3 has them
/// @param surname in Latin capitals; empty where the passport has none
/// @param givenNames in Latin capitals, a space between; empty where the passport has none
public record Passport(String number, String nationality, String surname, String givenNames) {}
