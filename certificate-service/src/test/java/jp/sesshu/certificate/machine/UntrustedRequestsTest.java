package jp.sesshu.certificate.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.sesshu.platform.problem.PlatformProblem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-24")
class UntrustedRequestsTest {
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");
    private final UntrustedRequests requests = new UntrustedRequests(() -> now);

    @Test
    void aFloodIsLoggedOnlySoOftenAMinute() {
        for (int minute = 0; minute < 2; minute++) {
            for (int i = 0; i < UntrustedRequests.LOGGED_PER_MINUTE; i++) {
                assertThat(requests.refusal()).isEqualTo(MachineProblem.SIGNATURE_NOT_TRUSTED);
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(requests.refusal()).isEqualTo(PlatformProblem.TOO_MANY_REQUESTS);
            }
            now = now.plusSeconds(61);
        }
    }
}
