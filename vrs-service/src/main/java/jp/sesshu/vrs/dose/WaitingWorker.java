package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks for waiting doses whose tickets have arrived.
@ApplicationScoped
class WaitingWorker implements BackgroundWork {
    private final AttachWaiting attach;
    private final Duration pause;

    /// @param pause {@code vrs.waiting.look-again}: between two looks
    WaitingWorker(
            AttachWaiting attach,
            @ConfigProperty(name = "vrs.waiting.look-again", defaultValue = "PT10S") Duration pause) {
        this.attach = attach;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "waiting-doses";
    }

    @Override
    public Duration lookAgain() {
        return pause;
    }

    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        int looked = 1;
        while (looked > 0 && !Thread.currentThread().isInterrupted()) {
            looked = attach.apply();
        }
    }
}
