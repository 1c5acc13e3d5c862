package jp.sesshu.vrs.signin;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether refused sign-ins are noticed. Part of wellness: everything else goes on without.
@Wellness
@ApplicationScoped
class SignInsCheck implements HealthCheck {
    private final SignInWorker worker;

    SignInsCheck(SignInWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sign-ins")
                .status(worker.trouble() == null)
                .build();
    }
}
