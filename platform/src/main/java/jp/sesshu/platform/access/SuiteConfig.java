package jp.sesshu.platform.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What every service is told of where it runs. Not a mapping of the prefix {@code suite}, which would claim every
/// other
/// key below it.
@Singleton
public class SuiteConfig {
    private final Zone zone;
    private final List<String> municipalities;

    /// @param zone {@code suite.zone}: the zone this process runs in; a token issued for the other one is refused
    /// @param municipalities {@code suite.municipalities}: whose background work this process does
    SuiteConfig(
            @ConfigProperty(name = "suite.zone", defaultValue = "lgwan") Zone zone,
            @ConfigProperty(name = "suite.municipalities") Optional<List<String>> municipalities) {
        this.zone = zone;
        this.municipalities = municipalities.orElse(List.of());
    }

    public Zone zone() {
        return zone;
    }

    public List<String> municipalities() {
        return municipalities;
    }
}
