package jp.sesshu.certificate.endpoint;

import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.certificate.CertificateTest;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.issue.Application;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.issue.Issued;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Permissions;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The process that stands in the internet zone, with the little that its database role may do.
@QuarkusTest
@TestProfile(InternetZone.class)
class NoStaffInTheInternetZoneTest {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);

    @Inject
    IssueCertificate issue;

    @ParameterizedTest
    @CsvSource({
        "POST, /counter/look-ups",
        "POST, /counter/certificates",
        "POST, /certificates/search",
        "GET, /certificates/outdated",
        "GET, /certificates/JPN12227120211209000001",
        "POST, /certificates/JPN12227120211209000001/withdrawal"
    })
    @Tag("VRS-11")
    void nothingHereIsForStaffWhateverTheTokenPermits(String method, String path) {
        CertificateTest.as(Tokens.of("certificate-service", Permissions.all()).zone("internet"))
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("VRS-6")
    void issuesAndAnswersTheSameApplicationAgainWithoutReadingACertificate() throws SQLException {
        String myNumber = CertificateTest.freshMyNumber();
        FakeVrs.person(myNumber, CertificateTest.freshAddressee(), BORN, Dose.of(1, "2021-06-01"));
        Application application = Application.byCard(
                UUID.randomUUID(),
                Channel.APP,
                CertificateKind.INTERNATIONAL,
                new MunicipalityCode(CertificateTest.CITY),
                new MyNumber(myNumber),
                new Holder("接種　花子", BORN),
                new Passport("TK1234567", "JPN", "SESSHU", "HANAKO"));

        Issued first = issue.issue(application);
        Issued again = issue.issue(application);

        assertThat(again.content()).isEqualTo(first.content());
        assertThat(query("select id from certificate where application = ?", application.id()))
                .containsExactly(first.id().value());
        assertThat(query(
                        "select payload::json ->> 'zone' from outbox_event where payload like ? and payload like '%certificate.issued%'",
                        "%" + application.id() + "%"))
                .contains("internet");
    }
}
