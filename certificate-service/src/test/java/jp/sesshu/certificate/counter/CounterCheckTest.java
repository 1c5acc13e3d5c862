package jp.sesshu.certificate.counter;

import static jp.sesshu.certificate.counter.IdentityDocument.DRIVING_LICENCE;
import static jp.sesshu.certificate.counter.IdentityDocument.FAMILY_REGISTER;
import static jp.sesshu.certificate.counter.IdentityDocument.HEALTH_INSURANCE;
import static jp.sesshu.certificate.counter.IdentityDocument.PENSION_BOOK;
import static jp.sesshu.certificate.counter.IdentityDocument.RESIDENT_RECORD;
import static jp.sesshu.certificate.counter.IdentityDocument.VACCINATION_TICKET;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.sesshu.certificate.counter.Representative.Capacity;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("BP-3")
class CounterCheckTest {
    private static final Set<IdentityDocument> LICENCE = Set.of(DRIVING_LICENCE);

    @Test
    void oneDocumentWithAPhotographIsEnoughAndOfTheOthersItTakesTwo() {
        accepted(check(LICENCE, null, null));
        accepted(check(Set.of(HEALTH_INSURANCE, PENSION_BOOK), null, null));
        refused(CounterProblem.IDENTITY_NOT_SHOWN, check(Set.of(HEALTH_INSURANCE), null, null));
        refused(CounterProblem.IDENTITY_NOT_SHOWN, check(Set.of(), null, null));
    }

    @ParameterizedTest
    @EnumSource(NameToPrint.Kind.class)
    void anotherNameIsShownByARegisterOrACardThatBearsIt(NameToPrint.Kind kind) {
        accepted(check(LICENCE, new NameToPrint("旧姓　花子", kind, RESIDENT_RECORD), null));
        refused(
                CounterProblem.NAME_NOT_SHOWN,
                check(LICENCE, new NameToPrint("旧姓　花子", kind, VACCINATION_TICKET), null));
    }

    @Test
    void aRepresentativeShowsWhoTheyAreAndThatTheyMay() {
        accepted(check(LICENCE, null, new Representative(Capacity.AUTHORISED, LICENCE, true)));
        accepted(check(
                LICENCE, null, new Representative(Capacity.LEGAL, Set.of(DRIVING_LICENCE, FAMILY_REGISTER), false)));
        for (Representative unshown : List.of(
                new Representative(Capacity.AUTHORISED, LICENCE, false),
                new Representative(Capacity.AUTHORISED, Set.of(PENSION_BOOK), true),
                new Representative(Capacity.LEGAL, LICENCE, false),
                new Representative(Capacity.LEGAL, Set.of(FAMILY_REGISTER), false))) {
            refused(CounterProblem.REPRESENTATION_NOT_SHOWN, check(LICENCE, null, unshown));
        }
    }

    @Test
    void aProtectedPersonComesInPersonAndIsCheckedByTheStepsForIt() {
        CounterCheck checked = new CounterCheck(LICENCE, null, null, true);
        Representative parent = new Representative(Capacity.LEGAL, Set.of(DRIVING_LICENCE, FAMILY_REGISTER), false);

        assertThatCode(() -> checked.requireFor(person(true))).doesNotThrowAnyException();
        assertThatCode(() -> check(LICENCE, null, parent).requireFor(person(false)))
                .doesNotThrowAnyException();
        refuses(
                CounterProblem.PROTECTION_NOT_CHECKED,
                () -> check(LICENCE, null, null).requireFor(person(true)));
        refuses(
                CounterProblem.PROTECTION_NOT_CHECKED,
                () -> new CounterCheck(LICENCE, null, parent, true).requireFor(person(true)));
    }

    private static CounterCheck check(
            Set<IdentityDocument> documents, @Nullable NameToPrint name, @Nullable Representative representative) {
        return new CounterCheck(documents, name, representative, false);
    }

    private static LookedUp.Person person(boolean protectedPerson) {
        return new LookedUp.Person(
                new AddresseeNumber("1000000001"),
                "接種　花子",
                LocalDate.of(1980, 4, 1),
                null,
                null,
                protectedPerson,
                1,
                List.of());
    }

    private static void accepted(CounterCheck check) {
        assertThatCode(check::require).doesNotThrowAnyException();
    }

    private static void refused(CounterProblem problem, CounterCheck check) {
        refuses(problem, check::require);
    }

    private static void refuses(CounterProblem problem, ThrowingCallable work) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(work)
                .satisfies(refusal -> org.assertj.core.api.Assertions.assertThat(refusal.type())
                        .isEqualTo(problem));
    }
}
