package jp.sesshu.vrs;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.SuiteParts;

/// The same artifact as the process that venue tablets reach: its own zone, its own database role, no relay.
public final class InternetZone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "suite.zone", "internet",
                "suite.relay.enabled", "false",
                "vrs.watching.rules", VrsTest.rules("unwatched"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(
                SuiteParts.class,
                Map.of(
                        "module", "vrs-service",
                        "database", "vrs",
                        "further-role", "vrs_internet",
                        "role", "vrs_internet")));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
