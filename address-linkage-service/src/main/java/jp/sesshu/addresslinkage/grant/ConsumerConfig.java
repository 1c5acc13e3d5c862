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

        /// What this system takes to be so of somebody whom it wasn't told of, by field, as it stands in the news;
        /// a field that isn't here it takes to be empty. Who is new and as assumed isn't announced, so that a system
        /// that needs to know of a few isn't told of a whole city. None of them: it is told of everybody.
        Map<String, String> assumed();

        /// What a municipality that has decided nothing yet grants it; the city's permission table, as it was approved.
        Optional<InitialGrant> initial();
    }

    interface InitialGrant {
        Set<String> fields();

        String legalBasis();
    }
}
