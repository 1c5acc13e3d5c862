package jp.sesshu.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How events leave the outbox.
@ConfigMapping(prefix = "suite.relay")
public interface RelayConfig {
    /// Off in a process that must not read other requests' events (the internet zone), and where Debezium ships them.
    @WithDefault("true")
    boolean enabled();

    /// How long to rest when the outbox was found empty.
    @WithDefault("100ms")
    Duration rest();

    /// How long to gather after fewer events than a tenth of a batch: sending each by itself costs those who send and
    /// those who receive far more than it gains them.
    @WithDefault("100ms")
    Duration gather();

    /// How long to rest after Kafka or the database was away.
    @WithDefault("2s")
    Duration restAfterFailure();

    /// Events shipped at a time.
    @WithDefault("5000")
    int batch();

    /// Partitions of a topic that doesn't exist yet.
    @WithDefault("6")
    int partitions();

    /// Copies of a topic that doesn't exist yet; three in production.
    @WithDefault("1")
    short replicas();
}
