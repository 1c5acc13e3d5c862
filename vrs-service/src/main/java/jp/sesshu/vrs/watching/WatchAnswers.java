package jp.sesshu.vrs.watching;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.Suspect;
import org.jspecify.annotations.Nullable;

/// Counts what users were answered: that there is no such number, and records. Most answers, such as a recorded dose's,
/// are neither, and cost a look at their status.
@Provider
class WatchAnswers implements ContainerResponseFilter {
    private final Watch watch;
    private final ReadHabits habits;
    private final CurrentCaller caller;
    private final Map<Method, Boolean> reading = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // JAX-RS fills the field.
    WatchAnswers(Watch watch, ReadHabits habits, CurrentCaller caller) {
        this.watch = watch;
        this.habits = habits;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method operation = resource.getResourceMethod();
        if (operation == null) {
            return;
        }
        AlarmKind missed = missed(response);
        if (missed != null) {
            caller.find().ifPresent(who -> count(missed, Suspect.of(who), misses(response)));
        } else if (response.getStatus() == Response.Status.OK.getStatusCode()
                && reading.computeIfAbsent(operation, WatchAnswers::showsARecord)) {
            caller.find().ifPresent(habits::seen);
        }
    }

    private static @Nullable AlarmKind missed(ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
            return AlarmKind.MISSES;
        }
        return response.getEntity() instanceof MayMiss answer ? answer.missed() : null;
    }

    private static int misses(ContainerResponseContext response) {
        return response.getEntity() instanceof MayMiss answer ? answer.misses() : 1;
    }

    private void count(AlarmKind missed, Suspect who, int times) {
        for (int i = 0; i < times; i++) {
            watch.seen(missed, who);
        }
    }

    /// The audit log's names say so: {@code record.read}, {@code subject.history-read}.
    private static boolean showsARecord(Method operation) {
        Audited audited = operation.getAnnotation(Audited.class);
        return audited != null && audited.value().endsWith("read");
    }
}
