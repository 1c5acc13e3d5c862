package jp.sesshu.certificate.card;

import java.time.LocalDate;
import jp.sesshu.platform.mynumber.MyNumber;

/// Whose card it is, after everything about it was verified. Its address and sex were verified with it, and left out.
///
/// @param name in Japanese, family and given name with an ideographic space (U+3000) between where there is one
public record VerifiedCard(String name, LocalDate birthDate, MyNumber myNumber) {
    @Override
    public String toString() {
        return "VerifiedCard[************]";
    }
}
