package jp.sesshu.certificate;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import jp.sesshu.certificate.machine.TrustedMachines;
import jp.sesshu.platform.testing.SuiteParts;

/// The same artifact as the process that the app and the public reach: its own zone, its own database role, no news.
public final class InternetZone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("suite.zone", "internet", "suite.events.enabled", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(
                        SuiteParts.class,
                        Map.of(
                                "module", "certificate-service",
                                "database", "certificate",
                                "further-role", "certificate_internet",
                                "role", "certificate_internet")),
                new TestResourceEntry(FakeVrs.class, Map.of()),
                new TestResourceEntry(TrustedMachines.class, Map.of()));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
