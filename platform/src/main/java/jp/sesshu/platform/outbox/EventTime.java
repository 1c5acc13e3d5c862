package jp.sesshu.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The time of an event as its header has it (RFC 3339). Events come in the order in which they were written, many of
/// them in the same millisecond: it is written down once for all of these. For one thread.
final class EventTime {
    private long millis;
    private byte[] written = written(0);

    /// @param timestamp epoch milliseconds
    byte[] of(long timestamp) {
        if (timestamp != millis) {
            written = written(timestamp);
            millis = timestamp;
        }
        return written;
    }

    private static byte[] written(long millis) {
        return Instant.ofEpochMilli(millis).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
