package jp.sesshu.certificate.outdated;

import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.Map;
import jp.sesshu.certificate.CertificateServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An installation that has certificates about doses that were never given taken back by themselves.
@CertificateServiceTest
@TestProfile(WithdrawnByNewsTest.Cancelled.class)
@Tag("VRS-6")
class WithdrawnByNewsTest extends DoseNewsSteps {
    public static final class Cancelled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("certificate.outdated.withdraw", "CANCELLED");
        }
    }

    @Test
    void takesBackWhatIsAboutACancelledDoseAndMarksWhatIsAboutACorrectedOne() throws SQLException {
        String id = issued();

        sent(News.of("dose.corrected", first, 2));
        assertThat(state(id)).isEqualTo("VALID OUTDATED");
        sent(News.of("dose.cancelled", second, 2));

        assertThat(state(id)).isEqualTo("REVOKED OUTDATED");
        assertThat(query("select reason from withdrawal where certificate_id = ?", id))
                .containsExactly("DOSE_CHANGED");
    }
}
