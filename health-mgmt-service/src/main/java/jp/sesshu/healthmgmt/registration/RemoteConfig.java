package jp.sesshu.healthmgmt.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// The services that a registration run needs.
@ConfigMapping(prefix = "suite.remote")
interface RemoteConfig {
    AddressLinkage addressLinkage();

    Vrs vrs();

    /// How long one call may take to answer.
    @WithDefault("30s")
    Duration patience();

    /// How often runs under way are looked after.
    @WithDefault("1s")
    Duration lookAgain();

    interface AddressLinkage {
        /// Address of address-linkage-service.
        URI url();
    }

    interface Vrs {
        /// Address of vrs-service in the LGWAN zone.
        URI url();
    }
}
