package jp.sesshu.platform.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/// A fact that already happened, as it leaves the service.
///
/// @param topic the Kafka topic
/// @param key what the fact is about, within the municipality; events with the same key stay in order
/// @param type the CloudEvents type, such as {@code dose.recorded}; its JSON schema is {@code schema/<type>.json}
/// @param data the body, a record that Jackson can write
/// @param traceparent the request it came of, as W3C Trace Context writes it; null outside of a trace
public record Event(
        String topic,
        String key,
        String type,
        Object data,
        @Nullable String traceparent) {
    /// An event of the running request.
    public Event(String topic, String key, String type, Object data) {
        this(topic, key, type, data, currentTraceparent());
    }

    private static @Nullable String currentTraceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
