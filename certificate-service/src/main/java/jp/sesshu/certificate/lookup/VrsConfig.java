package jp.sesshu.certificate.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where records are looked up.
@ConfigMapping(prefix = "suite.remote.vrs")
interface VrsConfig {
    /// Address of vrs-service in the LGWAN zone.
    URI url();

    /// How long one look-up may take, including the wait for a connection.
    @WithDefault("5s")
    Duration lookUpPatience();

    /// How many look-ups at most are under way at once.
    @WithDefault("32")
    int connections();
}
