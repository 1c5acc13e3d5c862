package jp.sesshu.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/// What every service is told of where it runs.
@ConfigMapping(prefix = "suite")
public interface SuiteConfig {
    /// The zone this process runs in. A token issued for the other zone is refused.
    @WithDefault("lgwan")
    Zone zone();

    /// Codes of the municipalities this process does background work for (unfinished jobs are looked for in each).
    java.util.Optional<List<String>> municipalities();
}
