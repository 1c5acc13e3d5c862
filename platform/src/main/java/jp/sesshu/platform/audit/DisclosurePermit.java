package jp.sesshu.platform.audit;

import jakarta.transaction.Synchronization;
import java.util.concurrent.atomic.AtomicBoolean;

/// The right to open My Numbers. Only {@link AuditLog} makes one, after writing why; it ends with the
/// transaction that holds that entry.
public final class DisclosurePermit implements Synchronization {
    private final AtomicBoolean live = new AtomicBoolean(true);

    DisclosurePermit() {}

    /// @throws IllegalStateException when the transaction that recorded the purpose is over
    public void assertLive() {
        if (!live.get()) {
            throw new IllegalStateException("the permit to open My Number has ended with its transaction");
        }
    }

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
        live.set(false);
    }
}
