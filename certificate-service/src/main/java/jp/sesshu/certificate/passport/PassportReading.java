package jp.sesshu.certificate.passport;

import java.time.LocalDate;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.platform.problem.ProblemException;

/// What a passport's two lines say, their check digits right.
///
/// @param expiresOn the last day on which it is valid
public record PassportReading(Passport passport, LocalDate birthDate, LocalDate expiresOn) {
    /// @return the passport, of the person who was born on that day and valid today
    /// @throws ProblemException where it is somebody else's or has ended
    public Passport of(LocalDate born, LocalDate today) {
        if (!birthDate.equals(born)) {
            throw ProblemException.of(PassportProblem.PASSPORT_OF_SOMEBODY_ELSE);
        }
        if (expiresOn.isBefore(today)) {
            throw ProblemException.of(PassportProblem.PASSPORT_EXPIRED);
        }
        return passport;
    }
}
