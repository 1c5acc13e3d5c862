package jp.sesshu.certificate.issue;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.OTHER_CITY;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.execute;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Vaccine;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@CertificateServiceTest
@Tag("VRS-6")
class IssueCertificateTest {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
    private static final Passport PASSPORT = new Passport("TK1234567", "JPN", "SESSHU", "TARO");
    private final UUID application = UUID.randomUUID();
    private final String myNumber = freshMyNumber();
    private final String addressee = freshAddressee();

    @Inject
    IssueCertificate issue;

    @Test
    @Tag("VRS-24")
    void whoRefusesARepetitionLeavesNoTraceOfHavingIssuedTwice() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
        Application once = byCard(Channel.APP, null);
        issue.issue(once);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> issue.issue(once, new Noting() {
            @Override
            public void note(Connection connection, CertificateId id, LookedUp.Person person) {
                throw new AssertionError("nothing new is issued");
            }

            @Override
            public void again() {
                throw ProblemException.of(IssueProblem.APPLICATION_USED);
            }
        }));

        assertThat(auditEntriesAbout(application))
                .containsExactly(
                        "certificate.applied-for done CERTIFICATE",
                        "certificate.issued done",
                        "certificate.applied-for done CERTIFICATE",
                        "certificate.issue-refused refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"APP", "KIOSK"})
    @Tag("VRS-5")
    void issuesOneCertificateFromWhatIsOnRecordAndWritesItDownFirst(Channel channel) throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(2, "2021-07-01"), Dose.of(1, "2021-06-01"));

        Issued issued = issue.issue(byCard(channel, null));

        assertThat(issued.id().value()).matches("JPN" + CITY + "20[0-9]{6}[0-9]{6}");
        assertThat(issued.content().holder()).isEqualTo(new Holder("接種　花子", BORN));
        assertThat(issued.content().doses())
                .containsExactly(
                        new DoseGiven(1, LocalDate.of(2021, 6, 1), Vaccine.COMIRNATY, "EW0201"),
                        new DoseGiven(2, LocalDate.of(2021, 7, 1), Vaccine.COMIRNATY, "EW0201"));
        assertThat(query("select concat_ws(' ', municipality, kind, channel, state, addressee_number, issued_by) "
                        + "from certificate where id = '" + issued.id() + "'"))
                .containsExactly(CITY + " DOMESTIC " + channel + " VALID " + addressee + " certificate-"
                        + channel.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(auditEntriesAbout(application))
                .containsExactly("certificate.applied-for done CERTIFICATE", "certificate.issued done");
    }

    @Test
    @Tag("VRS-26")
    void asksTheRecordSystemOnceAndKeepsNoMyNumberNoNameAndNoPassportNumber() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));

        issue.issue(byCard(Channel.APP, PASSPORT));

        List<JsonNode> asked = FakeVrs.askedFor(application);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().path("myNumber").asText()).isEqualTo(myNumber);
        assertThat(asked.getFirst().path("purpose").asText()).isEqualTo("CERTIFICATE");
        assertThat(query("select c::text from certificate c where application = ?", application)
                        .toString())
                .doesNotContain(myNumber, "接種", "SESSHU", "TK1234567");
        assertThat(query("select payload from outbox_event where payload like ?", "%" + application + "%")
                        .toString())
                .doesNotContain(myNumber, "接種", "SESSHU", "TK1234567");
    }

    @Test
    @Tag("VRS-7")
    void theSameApplicationAgainGivesTheSameCertificateAndNothingSecond() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));

        Issued first = issue.issue(byCard(Channel.KIOSK, null));
        Issued again = issue.issue(byCard(Channel.KIOSK, null));

        assertThat(again.content()).isEqualTo(first.content());
        assertThat(again.card().rid()).isEqualTo(first.card().rid());
        assertThat(again.seal()).isNull();
        assertThat(query("select id from certificate where application = ?", application))
                .hasSize(1);
    }

    @Test
    void anApplicationThatWouldBeAnsweredDifferentlyNowIsRefused() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
        issue.issue(byCard(Channel.APP, null));

        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-02"));
        refuses(IssueProblem.APPLICATION_USED, byCard(Channel.APP, null));
        refuses(IssueProblem.APPLICATION_USED, byCard(Channel.APP, PASSPORT));

        assertThat(query("select id from certificate where application = ?", application))
                .hasSize(1);
    }

    @Test
    void nobodyAndAPersonWithoutADoseAndAnotherMunicipalitysLookTheSame() throws SQLException {
        refusesAndKeepsNothing(IssueProblem.NO_DOSE_ON_RECORD, byCard(Channel.APP, null));
        FakeVrs.person(myNumber, addressee, BORN);
        refusesAndKeepsNothing(IssueProblem.NO_DOSE_ON_RECORD, byCard(Channel.APP, null));
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
        refusesAndKeepsNothing(
                IssueProblem.NO_DOSE_ON_RECORD,
                Application.byCard(
                        application,
                        Channel.APP,
                        CertificateKind.DOMESTIC,
                        new MunicipalityCode(OTHER_CITY),
                        new MyNumber(myNumber),
                        new Holder("接種　花子", BORN),
                        null));
    }

    @Test
    void sendsProtectedAndDeadPeopleAndContradictingTicketsToTheCounterWithoutSayingWhichItIs() throws SQLException {
        FakeVrs.restricted(myNumber);
        refusesAndKeepsNothing(IssueProblem.COUNTER_ONLY, byCard(Channel.APP, null));
        Dose dose = Dose.of(1, "2021-06-01");
        FakeVrs.person(myNumber, addressee, BORN, Map.of("protectedPerson", true), dose);
        refusesAndKeepsNothing(IssueProblem.COUNTER_ONLY, byCard(Channel.KIOSK, null));
        FakeVrs.person(myNumber, addressee, BORN, Map.of("diedOn", "2022-01-01"), dose);
        refusesAndKeepsNothing(IssueProblem.COUNTER_ONLY, byCard(Channel.APP, null));
        FakeVrs.person(myNumber, addressee, BORN, dose, Dose.of(1, "2021-06-02"));
        refusesAndKeepsNothing(IssueProblem.COUNTER_ONLY, byCard(Channel.KIOSK, null));
    }

    @Test
    void whoMovedAwayIsIssuedOneByWhereTheyWereVaccinated() {
        FakeVrs.person(myNumber, addressee, BORN, Map.of("movedOutOn", "2022-01-01"), Dose.of(1, "2021-06-01"));

        assertThat(issue.issue(byCard(Channel.APP, null)).content().doses()).hasSize(1);
    }

    @Test
    void refusesACardOfSomebodyBornOnAnotherDay() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN.plusDays(1), Dose.of(1, "2021-06-01"));

        refusesAndKeepsNothing(IssueProblem.BIRTH_DATE_DIFFERS, byCard(Channel.APP, null));
    }

    @Test
    void keepsNothingButTheUseOfTheMyNumberWhereTheRecordSystemIsAway() throws SQLException {
        FakeVrs.fails(myNumber);

        refuses(PlatformProblem.UNAVAILABLE, byCard(Channel.APP, null));

        assertThat(query("select id from certificate where application = ?", application))
                .isEmpty();
        assertThat(auditEntriesAbout(application)).containsExactly("certificate.applied-for done CERTIFICATE");
    }

    @Test
    @Tag("VRS-7")
    void aKioskGivesAnInternationalOneOnlyToWhoWasGivenOneWithTheSamePassport() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
        refusesAndKeepsNothing(IssueProblem.PASSPORT_NEW_TO_US, byCard(Channel.KIOSK, PASSPORT));

        Issued byApp = issue.issue(byCard(UUID.randomUUID(), Channel.APP, PASSPORT));

        Passport renewed = new Passport("TK7654321", "JPN", "SESSHU", "TARO");
        refusesAndKeepsNothing(IssueProblem.PASSPORT_NEW_TO_US, byCard(Channel.KIOSK, renewed));
        Issued atKiosk = issue.issue(byCard(Channel.KIOSK, PASSPORT));
        assertThat(atKiosk.seal()).contains("TK1234567", atKiosk.id().value());
        assertThat(atKiosk.id()).isNotEqualTo(byApp.id());
    }

    /// As after a million certificates on one day, when serials start over.
    @Test
    void takesTheNextIdWhereOneIsTaken() throws SQLException {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
        Issued first = issue.issue(byCard(UUID.randomUUID(), Channel.APP, null));
        String id = first.id().value();
        String next = id.substring(0, 17) + "%06d".formatted(Integer.parseInt(id.substring(17)) + 1);
        execute(
                "insert into certificate (municipality, id, application, kind, channel, state, addressee_number, uvci, "
                        + "issued_by, issued_at) values (?, ?, ?, 'DOMESTIC', 'APP', 'VALID', '0000000001', ?, 'x', now())",
                CITY,
                next,
                UUID.randomUUID(),
                "0000" + addressee.substring(2));

        Issued second = issue.issue(byCard(Channel.APP, null));

        assertThat(second.id().value()).isNotIn(id, next);
    }

    private void refusesAndKeepsNothing(ProblemType problem, Application asked) throws SQLException {
        refuses(problem, asked);
        assertThat(query("select id from certificate where application = ?", application))
                .isEmpty();
        assertThat(auditEntriesAbout(application)).endsWith("certificate.issue-refused refused");
    }

    private void refuses(ProblemType problem, Application asked) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> issue.issue(asked))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }

    private Application byCard(Channel channel, @Nullable Passport passport) {
        return byCard(application, channel, passport);
    }

    private Application byCard(UUID id, Channel channel, @Nullable Passport passport) {
        return Application.byCard(
                id,
                channel,
                passport == null ? CertificateKind.DOMESTIC : CertificateKind.INTERNATIONAL,
                new MunicipalityCode(CITY),
                new MyNumber(myNumber),
                new Holder("接種　花子", BORN),
                passport);
    }
}
