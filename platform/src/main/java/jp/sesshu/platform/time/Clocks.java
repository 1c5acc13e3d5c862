package jp.sesshu.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/// Gives every bean the system's clock as an {@link InstantSource}, which a test can replace.
@ApplicationScoped
class Clocks {
    @Produces
    @ApplicationScoped
    InstantSource systemClock() {
        return InstantSource.system();
    }
}
