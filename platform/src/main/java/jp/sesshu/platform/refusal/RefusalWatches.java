package jp.sesshu.platform.refusal;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.problem.ProblemType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// Asks the service's {@link RefusalWatch}, where it has one.
@ApplicationScoped
class RefusalWatches {
    private final Instance<RefusalWatch> watches;
    private final CurrentCaller caller;
    private final RoutingContext request;

    RefusalWatches(Instance<RefusalWatch> watches, CurrentCaller caller, RoutingContext request) {
        this.watches = watches;
        this.caller = caller;
        this.request = request;
    }

    Duration ask(ProblemType why) {
        Caller who = caller.find().orElse(null);
        String address = address();
        return watches.stream()
                .map(watch -> watch.refused(why, who, address))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private @Nullable String address() {
        var remote = request.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }

    /// A genuine token that has ended is no attempt at anything, and its bearer has to learn that it has.
    static boolean isNoMoreThanExpired(Throwable refused) {
        for (Throwable each = refused; each != null; each = each.getCause()) {
            if (each instanceof InvalidJwtException invalid) {
                return invalid.hasExpired();
            }
        }
        return false;
    }
}
