package jp.sesshu.vrs;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The municipalities' closed network. Events stay in the outbox, where a test can look at them, a job that was
/// cut off is found again soon, an erasure takes several steps, and
/// nobody is made to wait, since many tests ask in vain as the same user.
public final class LgwanZone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "suite.relay.enabled", "false",
                "suite.import.look-again", "1s",
                "vrs.erasure.batch", "3",
                "vrs.watching.rules", VrsTest.rules("unwatched"));
    }
}
