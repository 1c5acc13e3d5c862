package jp.sesshu.certificate.issue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Vaccine;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.problem.ProblemException;

/// Whether what was looked up makes a certificate, and of which doses. Who moved away is issued one by the municipality
/// they were vaccinated for; a protected person's and a dead person's record is the counter's, and no machine learns
/// which of the two it was.
final class IssueRules {
    private IssueRules() {}

    /// @throws ProblemException where no certificate may be issued
    static LookedUp.Person permit(LookedUp found, Channel channel, LocalDate birthDate) {
        if (found.result() == LookedUp.Result.RESTRICTED) {
            throw ProblemException.of(IssueProblem.COUNTER_ONLY);
        }
        LookedUp.Person person = found.person();
        if (found.result() == LookedUp.Result.NOBODY || person == null) {
            throw ProblemException.of(IssueProblem.NO_DOSE_ON_RECORD);
        }
        if (!channel.isCounter() && (person.protectedPerson() || person.diedOn() != null)) {
            throw ProblemException.of(IssueProblem.COUNTER_ONLY);
        }
        if (!person.birthDate().equals(birthDate)) {
            throw ProblemException.of(IssueProblem.BIRTH_DATE_DIFFERS);
        }
        if (person.doses().isEmpty()) {
            throw ProblemException.of(IssueProblem.NO_DOSE_ON_RECORD);
        }
        return person;
    }

    /// In the order of their numbers. A number that stands on two of a person's tickets is staff's to look into first.
    static List<DoseGiven> doses(LookedUp.Person person, Channel channel) {
        Set<Integer> numbers = new HashSet<>();
        if (!person.doses().stream().allMatch(dose -> numbers.add(dose.doseNumber()))) {
            throw ProblemException.of(channel.isCounter() ? IssueProblem.DOSES_CONTRADICT : IssueProblem.COUNTER_ONLY);
        }
        return person.doses().stream()
                .sorted(Comparator.comparingInt(LookedUp.DoseOnRecord::doseNumber))
                .map(dose ->
                        new DoseGiven(dose.doseNumber(), dose.givenOn(), Vaccine.valueOf(dose.product()), dose.lot()))
                .toList();
    }
}
