package jp.sesshu.certificate.issue;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.issue.RecordCertificate.Wanted;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of applications that share a transaction: each gets what it would have got alone.
@CertificateServiceTest
@Tag("VRS-6")
class RecordCertificatesTest {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
    private static final Caller APP =
            new Caller(new MunicipalityCode(CITY), "certificate-app", "certificate-app", "internet");

    @Inject
    RecordCertificates certificates;

    @Test
    void eachGetsItsOwnCertificateAndItsOwnEntry() throws Exception {
        List<Asked<Wanted, Issued>> group = List.of(asked(1), asked(2), asked(3));

        List<Outcome<Issued>> outcomes = record(group);

        assertThat(outcomes.stream().map(each -> issued(each).id())).doesNotHaveDuplicates();
        for (int i = 0; i < group.size(); i++) {
            UUID application = id(group.get(i));
            assertThat(issued(outcomes.get(i)).content().doses()).hasSize(i + 1);
            assertThat(query("select id from certificate where application = ?", application))
                    .containsExactly(issued(outcomes.get(i)).id().value());
            assertThat(auditEntriesAbout(application)).containsExactly("certificate.issued done");
        }
    }

    @Test
    @Tag("VRS-7")
    void theSameApplicationTwiceInAGroupIsOneCertificate() throws Exception {
        Asked<Wanted, Issued> first = asked(1);
        Asked<Wanted, Issued> again = asked(first.command());

        List<Outcome<Issued>> outcomes = record(List.of(first, asked(1), again));

        assertThat(issued(outcomes.get(2)).id()).isEqualTo(issued(outcomes.get(0)).id());
        assertThat(issued(outcomes.get(1)).id()).isNotEqualTo(issued(outcomes.get(0)).id());
        assertThat(query("select id from certificate where application = ?", id(first)))
                .hasSize(1);
    }

    @Test
    void whoIsRefusedBeforeAnythingIsWrittenHoldsUpNobody() throws Exception {
        Asked<Wanted, Issued> used = asked(1);
        record(List.of(used));
        Asked<Wanted, Issued> changed = asked(new Wanted(
                used.command().application(),
                asked(2).command().person(),
                used.command().noting()));
        Asked<Wanted, Issued> other = asked(1);

        List<Outcome<Issued>> outcomes = record(List.of(changed, other));

        assertThat(Objects.requireNonNull(outcomes.getFirst().refusal()).type())
                .isEqualTo(IssueProblem.APPLICATION_USED);
        assertThat(issued(outcomes.getLast()).id()).isNotNull();
        assertThat(auditEntriesAbout(id(changed))).containsExactly("certificate.issued done");
    }

    @Test
    void aRefusalAfterSomethingWasWrittenLeavesNothingOfTheGroup() throws SQLException {
        Asked<Wanted, Issued> fine = asked(1);
        Wanted late = asked(1).command();
        Asked<Wanted, Issued> refused = asked(new Wanted(late.application(), late.person(), new Noting() {
            @Override
            public void note(Connection connection, CertificateId id, LookedUp.Person person) {
                throw ProblemException.of(IssueProblem.NOT_REPLACEABLE);
            }
        }));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> record(List.of(fine, refused)));

        for (Asked<Wanted, Issued> each : List.of(fine, refused)) {
            assertThat(query("select id from certificate where application = ?", id(each)))
                    .isEmpty();
            assertThat(auditEntriesAbout(id(each))).isEmpty();
        }
    }

    private List<Outcome<Issued>> record(List<Asked<Wanted, Issued>> group) throws SQLException {
        return CurrentCaller.as(APP, () -> certificates.record(group));
    }

    private static Issued issued(Outcome<Issued> outcome) {
        return Objects.requireNonNull(outcome.result());
    }

    private static UUID id(Asked<Wanted, Issued> asked) {
        return asked.command().application().id();
    }

    private static Asked<Wanted, Issued> asked(Wanted wanted) {
        return new Asked<>(wanted, APP, Context.root(), new CompletableFuture<>());
    }

    private static Asked<Wanted, Issued> asked(int doses) {
        Application application = Application.byCard(
                UUID.randomUUID(),
                Channel.APP,
                CertificateKind.DOMESTIC,
                new MunicipalityCode(CITY),
                new MyNumber(freshMyNumber()),
                new Holder("接種　花子", BORN),
                null);
        return asked(new Wanted(application, person(doses), Noting.NOTHING));
    }

    private static LookedUp.Person person(int doses) {
        return new LookedUp.Person(
                new AddresseeNumber(freshAddressee()),
                "接種　花子",
                BORN,
                null,
                null,
                false,
                1,
                IntStream.rangeClosed(1, doses)
                        .mapToObj(number -> new LookedUp.DoseOnRecord(
                                UUID.randomUUID(),
                                1,
                                number,
                                LocalDate.of(2021, 5 + number, 1),
                                "COMIRNATY",
                                "EW0201",
                                new TicketNumber("1234567890"),
                                new MunicipalityCode(CITY)))
                        .toList());
    }
}
