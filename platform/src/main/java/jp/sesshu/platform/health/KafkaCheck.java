package jp.sesshu.platform.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import jp.sesshu.platform.outbox.KafkaClients;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether Kafka answers. Part of wellness, not of readiness: without Kafka the service goes on and its outbox waits.
@Wellness
@ApplicationScoped
class KafkaCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final KafkaClients kafka;

    KafkaCheck(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("kafka")
                    .status(kafka.reachable(PATIENCE))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down("kafka");
        }
    }
}
