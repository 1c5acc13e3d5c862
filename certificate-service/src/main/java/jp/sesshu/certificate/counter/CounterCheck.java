package jp.sesshu.certificate.counter;

import java.util.Set;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What staff checked before a certificate is issued, as it is noted with it.
///
/// @param documents by which the person's own identity was checked
/// @param name null where the name on record is printed
/// @param representative null where the person came
/// @param protectionChecked that the steps for protected people (支援措置) were followed: who asks is the person, and the
///     one they are protected from learns nothing
record CounterCheck(
        Set<IdentityDocument> documents,
        @Nullable NameToPrint name,
        @Nullable Representative representative,
        boolean protectionChecked) {
    /// @throws ProblemException where what was seen isn't enough
    void require() {
        if (!shown(documents)) {
            throw ProblemException.of(CounterProblem.IDENTITY_NOT_SHOWN);
        }
        if (name != null && !showsANameOf(name)) {
            throw ProblemException.of(CounterProblem.NAME_NOT_SHOWN);
        }
        if (representative != null && !represents(representative)) {
            throw ProblemException.of(CounterProblem.REPRESENTATION_NOT_SHOWN);
        }
    }

    /// @throws ProblemException where the person is protected and that wasn't checked, or not by themselves
    void requireFor(LookedUp.Person person) {
        if (person.protectedPerson() && !(protectionChecked && representativeIsSafe())) {
            throw ProblemException.of(CounterProblem.PROTECTION_NOT_CHECKED);
        }
    }

    /// Whoever a protected person is protected from may well be a parent, a spouse or somebody with a paper.
    private boolean representativeIsSafe() {
        return representative == null;
    }

    private static boolean shown(Set<IdentityDocument> documents) {
        return documents.stream().anyMatch(IdentityDocument::hasPhoto) || documents.size() >= 2;
    }

    /// A former name stands in registers and, where the holder asked for it, on cards; a ticket shows nothing of it.
    private static boolean showsANameOf(NameToPrint name) {
        return switch (name.evidence()) {
            case MY_NUMBER_CARD, DRIVING_LICENCE, PASSPORT, RESIDENCE_CARD, RESIDENT_RECORD, FAMILY_REGISTER -> true;
            case DISABILITY_CERTIFICATE, HEALTH_INSURANCE, PENSION_BOOK, VACCINATION_TICKET -> false;
        };
    }

    private static boolean represents(Representative representative) {
        Set<IdentityDocument> seen = representative.documents();
        boolean inRegister =
                seen.contains(IdentityDocument.FAMILY_REGISTER) || seen.contains(IdentityDocument.RESIDENT_RECORD);
        boolean byLaw = representative.capacity().isByLaw() && inRegister;
        return (byLaw || representative.powerOfAttorney()) && shown(seen);
    }
}
