package jp.sesshu.localstack.kafka;

import java.nio.file.Path;

/// Where the broker keeps its things.
///
/// @param classPath the file with Kafka's class path, which the build writes
/// @param data the broker's folder: its configuration and its log segments
/// @param controllerPort the port of the KRaft controller, which runs in the same process
/// @param aotCache the AOT cache's place; there need not be one
public record KafkaSettings(Path classPath, Path data, Path log, int port, int controllerPort, Path aotCache) {
    public KafkaSettings {
        classPath = classPath.toAbsolutePath();
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
        aotCache = aotCache.toAbsolutePath();
        if (port == controllerPort) {
            throw new IllegalArgumentException("broker and controller need different ports, not both " + port);
        }
    }

    /// One node that is broker and controller at once. Topics are made by those who own them:
    /// a misspelt name is an error, not a new topic.
    String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                offsets.topic.num.partitions=8
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.consumer.min.heartbeat.interval.ms=1000
                controlled.shutdown.enable=true
                """.formatted(port, controllerPort, segments());
    }

    Path segments() {
        return data.resolve("segments");
    }
}
