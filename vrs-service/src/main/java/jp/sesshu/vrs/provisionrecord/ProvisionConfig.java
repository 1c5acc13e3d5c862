package jp.sesshu.vrs.provisionrecord;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/// How long what was asked and provided stays on record.
@ConfigMapping(prefix = "vrs.provision")
public interface ProvisionConfig {
    /// Provision records, and the inquiries on the other side, from when they were asked.
    @WithDefault("P7Y")
    Period kept();
}
