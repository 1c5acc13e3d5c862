package jp.sesshu.vrs.observer;

/// The finest that is ever counted. All else that is shown is a sum of published cells.
///
/// @param sex 1 man, 2 woman, 9 not known
record Cell(String ageGroup, String sex, int doseNumber, String product) {}
