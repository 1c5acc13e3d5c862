package jp.sesshu.addresslinkage.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sesshu.addresslinkage.addressee.Source;

/// The business systems that residents are passed on to.
@ConfigMapping(prefix = "address-linkage")
public interface ConsumerConfig {
    /// By name. A system that isn't here can't be granted anything.
    Map<String, ConsumerSettings> consumers();

    interface ConsumerSettings {
        /// The client that this system signs in as.
        String client();

        /// Whose addressees it is told of.
        @WithDefault("REGISTRY,NON_RESIDENT")
        Set<Source> sources();

        /// What a municipality that has decided nothing yet grants it; the city's permission table, as it was approved.
        Optional<InitialGrant> initial();
    }

    interface InitialGrant {
        Set<String> fields();

        String legalBasis();
    }
}
