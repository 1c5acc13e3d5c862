package jp.sesshu.certificate.lookup;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who applies at the same time is asked for together: each gets the own person's record, and nobody suffers from another.
@CertificateServiceTest
@Tag("VRS-5")
class VrsRecordsTest {
    private static final int PEOPLE = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Caller APP =
            new Caller(new MunicipalityCode(CITY), "certificate-app", "certificate-app", "internet");

    @Inject
    VrsRecords records;

    private record Applicant(UUID application, String myNumber, String addressee) {
        static Applicant onRecord(int i) {
            Applicant one = new Applicant(UUID.randomUUID(), freshMyNumber(), "70000000" + (10 + i));
            known(one.myNumber, one.addressee);
            return one;
        }

        static void known(String myNumber, String addressee) {
            FakeVrs.person(myNumber, addressee, LocalDate.of(1980, 4, 1), FakeVrs.Dose.of(1, "2021-06-01"));
        }
    }

    @Test
    void eachGetsTheOwnPersonAndWhoIsRefusedIsRefusedAlone() throws Exception {
        List<Applicant> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Applicant.onRecord(i));
        }
        Applicant refused = people.get(PEOPLE / 2);
        FakeVrs.refuses(refused.myNumber());

        List<Future<LookedUp>> found = together(people);

        for (int i = 0; i < PEOPLE; i++) {
            Applicant one = people.get(i);
            Future<LookedUp> answer = found.get(i);
            if (one.equals(refused)) {
                assertThat(answer.state()).isEqualTo(Future.State.FAILED);
                assertThat(answer.exceptionNow())
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.UNAVAILABLE));
            } else {
                assertThat(answer.get().person()).isNotNull().satisfies(person -> assertThat(
                                person.addresseeNumber().value())
                        .isEqualTo(one.addressee()));
            }
            assertThat(auditEntriesAbout(one.application()))
                    .isNotEmpty()
                    .containsOnly("certificate.applied-for done CERTIFICATE");
        }
    }

    @Test
    void whoComesWhileAnotherIsAskedForIsAskedForInOneRequestWithTheOthers() {
        Applicant first = Applicant.onRecord(0);
        FakeVrs.holds(first.myNumber());
        CompletableFuture<LookedUp> held = begun(first);
        await().atMost(PATIENCE).until(() -> FakeVrs.askedFor(first.application()), hasSize(1));
        List<Applicant> others =
                IntStream.range(1, PEOPLE).mapToObj(Applicant::onRecord).toList();

        List<CompletableFuture<LookedUp>> answers =
                others.stream().map(this::begun).toList();
        Applicant.known(first.myNumber(), first.addressee());

        assertThat(held).succeedsWithin(PATIENCE);
        for (int i = 0; i < others.size(); i++) {
            String own = others.get(i).addressee();
            assertThat(answers.get(i)).succeedsWithin(PATIENCE).satisfies(found -> assertThat(found.person())
                    .isNotNull()
                    .satisfies(person ->
                            assertThat(person.addresseeNumber().value()).isEqualTo(own)));
        }
        assertThat(others.stream().map(one -> requests(one.application())).distinct())
                .as("the requests of all others")
                .singleElement(LIST)
                .hasSize(1)
                .doesNotContainAnyElementsOf(requests(first.application()));
    }

    private static List<String> requests(UUID application) {
        return FakeVrs.askedFor(application).stream()
                .map(each -> each.path("request").asText())
                .toList();
    }

    @Test
    void whereTheRecordSystemFailsTheUseStaysWrittenDown() throws Exception {
        Applicant one = Applicant.onRecord(PEOPLE);
        FakeVrs.fails(one.myNumber());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> find(one))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.UNAVAILABLE));

        assertThat(auditEntriesAbout(one.application())).containsExactly("certificate.applied-for done CERTIFICATE");
    }

    private List<Future<LookedUp>> together(List<Applicant> people) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return people.stream()
                    .map(one -> threads.submit(() -> find(one)))
                    .toList();
        }
    }

    private LookedUp find(Applicant one) {
        return asked(one).await().indefinitely();
    }

    private CompletableFuture<LookedUp> begun(Applicant one) {
        return asked(one).subscribeAsCompletionStage();
    }

    private Uni<LookedUp> asked(Applicant one) {
        return CurrentCaller.as(
                APP,
                () -> records.find(new Question(
                        one.application(), Channel.APP, new Sought.ByMyNumber(new MyNumber(one.myNumber())), null)));
    }
}
