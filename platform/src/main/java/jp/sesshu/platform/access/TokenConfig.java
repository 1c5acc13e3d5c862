package jp.sesshu.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the service accounts get their tokens.
@ConfigMapping(prefix = "suite.remote")
interface TokenConfig {
    @WithDefault("${quarkus.oidc.auth-server-url:}/protocol/openid-connect/token")
    URI tokenUrl();

    /// How long one call may take to answer.
    @WithDefault("30s")
    Duration patience();
}
