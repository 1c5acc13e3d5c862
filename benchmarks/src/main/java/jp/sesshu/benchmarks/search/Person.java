package jp.sesshu.benchmarks.search;

import java.time.LocalDate;

/// Somebody to look for.
///
/// @param name family and given name, a wide space between them; so the kana
/// @param town the address down to the house number
record Person(String addresseeNumber, String name, String kana, LocalDate birthDate, String town) {
    String familyKana() {
        return kana.substring(0, kana.indexOf('　'));
    }

    /// The family name's reading and the first sound of the given name's.
    String kanaBeginning() {
        return kana.substring(0, kana.indexOf('　') + 2);
    }

    String birthMonth() {
        return birthDate.toString().substring(0, 7);
    }

    /// The address without the house.
    String block() {
        return town.substring(0, town.indexOf('番') + 1);
    }
}
