package jp.sesshu.certificate.lookup;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.transaction.Asked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@CertificateServiceTest
@Tag("VRS-23")
class WriteQuestionsTest {
    private static final Caller APP =
            new Caller(new MunicipalityCode(CITY), "certificate-app", "certificate-app", "internet");
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Inject
    WriteQuestions questions;

    @Test
    void everyUseIsWrittenDownAndEveryQuestionHoldsItsOwnNumber() throws SQLException, IOException {
        String one = freshMyNumber();
        String another = freshMyNumber();

        JsonNode lookUps = write(List.of(byMyNumber(first, one), byMyNumber(second, another)));

        assertThat(lookUps).hasSize(2);
        assertThat(lookUps.get(0).path("myNumber").asText()).isEqualTo(one);
        assertThat(lookUps.get(0).path("application").asText()).isEqualTo(first.toString());
        assertThat(lookUps.get(1).path("myNumber").asText()).isEqualTo(another);
        assertThat(lookUps.get(1).path("application").asText()).isEqualTo(second.toString());
        for (UUID application : List.of(first, second)) {
            assertThat(auditEntriesAbout(application)).containsExactly("certificate.applied-for done CERTIFICATE");
        }
    }

    @Test
    void noUseIsWrittenDownWhereNoMyNumberIsOpened() throws SQLException, IOException {
        JsonNode lookUps = write(List.of(byTicket(first), byTicket(second)));

        assertThat(lookUps.get(1).path("ticketNumber").asText()).isEqualTo("1234567890");
        assertThat(lookUps.get(1).path("requestedBy").asText()).isEqualTo("clerk-122271");
        assertThat(lookUps.get(1).has("myNumber")).isFalse();
        assertThat(auditEntriesAbout(first)).isEmpty();
    }

    @Test
    void amongSeveralAUseIsWrittenDownOfWhoseNumberIsOpenedAlone() throws SQLException, IOException {
        JsonNode lookUps = write(List.of(byTicket(first), byMyNumber(second, freshMyNumber())));

        assertThat(lookUps.get(0).has("myNumber")).isFalse();
        assertThat(lookUps.get(1).has("ticketNumber")).isFalse();
        assertThat(auditEntriesAbout(first)).isEmpty();
        assertThat(auditEntriesAbout(second)).containsExactly("certificate.applied-for done CERTIFICATE");
    }

    private JsonNode write(List<Asked<Question, LookedUp>> group) throws IOException {
        byte[] body = CurrentCaller.as(APP, () -> questions.write(group));
        return new ObjectMapper().readTree(body).path("lookUps");
    }

    private static Asked<Question, LookedUp> byMyNumber(UUID application, String number) {
        return asked(new Question(application, Channel.APP, new Sought.ByMyNumber(new MyNumber(number)), null));
    }

    private static Asked<Question, LookedUp> byTicket(UUID application) {
        return asked(new Question(
                application,
                Channel.COUNTER,
                new Sought.ByTicketNumber(new TicketNumber("1234567890")),
                "clerk-122271"));
    }

    private static Asked<Question, LookedUp> asked(Question question) {
        return new Asked<>(question, APP, Context.root(), new CompletableFuture<>());
    }
}
