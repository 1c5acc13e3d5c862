package jp.sesshu.certificate.outdated;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.OTHER_CITY;
import static jp.sesshu.certificate.CertificateTest.as;
import static jp.sesshu.certificate.CertificateTest.execute;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.platform.testing.SentNews;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CertificateServiceTest
@Tag("VRS-6")
class DoseNewsTest extends DoseNewsSteps {
    @ParameterizedTest
    @ValueSource(strings = {"dose.corrected", "dose.cancelled"})
    @Tag("VRS-2")
    void aCorrectedAndACancelledDoseOutdateTheCertificatesAboutItAndStaffSeeThem(String type) throws SQLException {
        String id = issued();

        sent(News.of(type, second, 2));

        assertThat(state(id)).isEqualTo("VALID OUTDATED");
        assertThat(as(Tokens.of("certificate-service", "certificate:read"))
                        .get("/certificates/outdated")
                        .jsonPath()
                        .getList("certificates.id"))
                .contains(id);
        assertThat(query(
                        "select payload::json ->> 'action' from outbox_event where payload like ? "
                                + "and payload like '%certificate.outdated%'",
                        "%" + id + "%"))
                .hasSize(1);
    }

    @Test
    void aNewDoseAndOldNewsAndAnotherMunicipalitysOutdateNothing() throws SQLException {
        String id = issued();

        sent(
                News.of("dose.recorded", first, 2),
                News.of("dose.corrected", first, 1),
                new News(UUID.randomUUID(), OTHER_CITY, "dose.corrected", first.id(), 9),
                new News(UUID.randomUUID(), CITY, "dose.corrected", UUID.randomUUID(), 2));

        assertThat(state(id)).isEqualTo("VALID");
    }

    /// Not even one that can't be read.
    @Test
    void newsOfADoseRecordedIsPassedOverUnreadAndUnremembered() throws SQLException {
        UUID recorded = UUID.randomUUID();
        SentNews correction = message(News.of("dose.corrected", first, 2));
        String broken = "not even JSON of " + first.id();

        SentNews.all(List.of(
                new SentNews(recorded, "vrs.dose", addressee, "dose.recorded", CITY, broken),
                new SentNews(UUID.randomUUID(), "vrs.dose", addressee, "dose.corrected", CITY, broken),
                correction));

        assertThat(query("select event_id::text from inbox_event where event_id in (?::uuid, ?::uuid)", recorded, correction.id()))
                .containsExactly(correction.id().toString());
        assertThat(query("select payload from dead_letter where payload = ?", broken))
                .hasSize(1);
    }

    @Test
    void newsInAnyOrderLeavesTheLatestVersion() throws SQLException {
        sent(News.of("dose.cancelled", first, 3), News.of("dose.corrected", first, 2));

        assertThat(query("select version || ' ' || cancelled from changed_dose where dose_id = ?", first.id()))
                .isEqualTo(List.of("3 true"));
    }

    /// What was looked up just before the correction is recorded just after its news came.
    @Test
    void aCertificateRecordedAfterTheNewsOfItsDoseIsOutdatedFromTheBeginning() throws SQLException {
        sent(News.of("dose.corrected", first, 2));

        assertThat(state(issued())).isEqualTo("VALID OUTDATED");
    }

    @Test
    void aRevokedCertificateStaysWhatItIs() throws SQLException {
        String id = issued();
        execute("update certificate set state = 'REVOKED' where id = ?", id);

        sent(News.of("dose.corrected", first, 2));

        assertThat(state(id)).isEqualTo("REVOKED");
    }

    @Test
    void takesNothingBackByItselfUnlessItIsToldTo() throws SQLException {
        String id = issued();

        sent(News.of("dose.cancelled", first, 2));

        assertThat(query("select reason from withdrawal where certificate_id = ?", id))
                .isEmpty();
    }
}
