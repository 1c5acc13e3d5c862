package jp.sesshu.certificate.passport;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.platform.problem.ProblemException;

/// What a passport's two lines say, their check digits right.
///
/// @param expiresOn the last day on which it is valid
public record PassportReading(Passport passport, LocalDate birthDate, LocalDate expiresOn) {
    private static final Pattern LATIN = Pattern.compile("[A-Z][A-Z ,.'-]*[A-Z]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");

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

    /// A name in Japanese says nothing about a passport's. One in Latin letters, as foreign residents have it on their
    /// cards, has at least one word in common with it: order, shortened and further names differ between the two.
    ///
    /// @param onCard the name as the card has it
    /// @throws ProblemException where it is somebody else's
    public void requireName(String onCard) {
        String plain = Normalizer.normalize(onCard, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        if (LATIN.matcher(plain).matches() && Collections.disjoint(words(plain), words(passportName()))) {
            throw ProblemException.of(PassportProblem.PASSPORT_OF_SOMEBODY_ELSE);
        }
    }

    private String passportName() {
        return passport.surname() + " " + passport.givenNames();
    }

    private static List<String> words(String name) {
        return List.of(NO_LETTERS.split(name.replace("'", ""), -1));
    }
}
