package jp.sesshu.vrs.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// One thing that was noticed, with whoever did it, and of nobody else a word.
///
/// @param zone of the process that noticed
/// @param times how often, when it became too often
/// @param countedFor within what time it was counted
/// @param throttledUntil until when they are made to wait; of refused sign-ins, until when they are not counted anew
public record Alarm(
        UUID id,
        AlarmKind kind,
        String zone,
        Suspect suspect,
        long times,
        Duration countedFor,
        Instant raisedAt,
        Instant throttledUntil) {
    public static Alarm of(
            AlarmKind kind, String zone, Suspect suspect, long times, Duration window, Instant now, Instant until) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return new Alarm(id, kind, zone, suspect, times, window, now, until);
    }

    /// As it is announced on {@link #TOPIC}.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Announced(
            UUID alarmId,
            AlarmKind kind,
            String zone,
            @Nullable String user,
            @Nullable String address,
            long times,
            long countedSeconds,
            Instant raisedAt,
            Instant throttledUntil) {}

    static final String TOPIC = "vrs.alarm";

    Announced announced() {
        return new Announced(
                id,
                kind,
                zone,
                suspect.user(),
                suspect.address(),
                times,
                countedFor.toSeconds(),
                raisedAt,
                throttledUntil);
    }
}
