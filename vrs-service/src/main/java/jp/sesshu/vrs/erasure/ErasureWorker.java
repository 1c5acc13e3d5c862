package jp.sesshu.vrs.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;

/// Carries approved erasures out step by step, and looks for those that a crash cut off: they go on where they were.
@ApplicationScoped
class ErasureWorker implements BackgroundWork {
    static final String NAME = "erasure-worker";
    private final Erasures erasures;
    private final ErasureConfig config;
    private final DataKeys keys;

    ErasureWorker(Erasures erasures, ErasureConfig config, DataKeys keys) {
        this.erasures = erasures;
        this.config = config;
        this.keys = keys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) {
        for (Erasures.Approved each : erasures.approved()) {
            Caller approver = new Caller(municipality, each.approver(), NAME, "internal");
            CurrentCaller.as(approver, () -> {
                work(each);
                return true;
            });
        }
    }

    private void work(Erasures.Approved erasure) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = erasures.step(erasure, config.batch());
        }
        if (erasure.scope() == Scope.AREA) {
            keys.forget();
        }
    }
}
