package jp.sesshu.vrs.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How Keycloak's events are read.
@ConfigMapping(prefix = "vrs.sign-ins")
interface SignInsConfig {
    /// Of the client {@link SignInEvents#CLIENT}. Without it no refused sign-in is noticed, and the health says so.
    Optional<String> secret();

    /// Where the realm's events are; the realm's own address gives it where it isn't told.
    Optional<URI> eventsUrl();

    /// The pause between two looks.
    @WithDefault("15s")
    Duration lookAgain();
}
