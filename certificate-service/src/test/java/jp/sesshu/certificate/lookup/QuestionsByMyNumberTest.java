package jp.sesshu.certificate.lookup;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@CertificateServiceTest
@Tag("VRS-23")
class QuestionsByMyNumberTest {
    private static final Caller APP =
            new Caller(new MunicipalityCode(CITY), "certificate-app", "certificate-app", "internet");
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Inject
    QuestionsByMyNumber questions;

    @Test
    void everyUseIsWrittenDownAndEveryBodyHoldsItsOwnNumber() throws SQLException {
        String one = freshMyNumber();
        String another = freshMyNumber();

        List<Outcome<byte[]>> bodies = write(List.of(byMyNumber(first, one), byMyNumber(second, another)));

        assertThat(text(bodies.getFirst())).contains(one, first.toString()).doesNotContain(another);
        assertThat(text(bodies.getLast())).contains(another, second.toString()).doesNotContain(one);
        for (UUID application : List.of(first, second)) {
            assertThat(auditEntriesAbout(application)).containsExactly("certificate.applied-for done CERTIFICATE");
        }
    }

    @Test
    void whereOneIsRefusedNoUseIsWrittenDown() throws SQLException {
        Asked<Question, byte[]> none = asked(
                new Question(second, Channel.COUNTER, new Sought.ByTicketNumber(new TicketNumber("1234567890")), "x"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> write(List.of(byMyNumber(first, freshMyNumber()), none)));

        assertThat(auditEntriesAbout(first)).isEmpty();
        assertThat(auditEntriesAbout(second)).isEmpty();
    }

    private List<Outcome<byte[]>> write(List<Asked<Question, byte[]>> group) {
        return CurrentCaller.as(APP, () -> questions.write(group));
    }

    private static Asked<Question, byte[]> byMyNumber(UUID application, String number) {
        return asked(new Question(application, Channel.APP, new Sought.ByMyNumber(new MyNumber(number)), null));
    }

    private static Asked<Question, byte[]> asked(Question question) {
        return new Asked<>(question, APP, Context.root(), new CompletableFuture<>());
    }

    private static String text(Outcome<byte[]> outcome) {
        return new String(Objects.requireNonNull(outcome.result()), StandardCharsets.UTF_8);
    }
}
