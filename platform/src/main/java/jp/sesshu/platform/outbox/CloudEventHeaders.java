package jp.sesshu.platform.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 over Kafka, binary mode: the attributes are record headers, the data is the record's value.
/// {@code municipality} is our extension attribute; consumers take the municipality from it and from nowhere else.
public final class CloudEventHeaders {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String MUNICIPALITY = "ce_municipality";
    public static final String TRACEPARENT = "traceparent";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final String SPEC_VERSION = "ce_specversion";
    private static final String CONTENT_TYPE = "content-type";

    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] JSON = bytes("application/json");

    private CloudEventHeaders() {}

    static void write(Headers headers, OutboxTable.Row row, String source, EventTime time) {
        headers.add(SPEC_VERSION, VERSION);
        put(headers, ID, row.id().toString());
        put(headers, SOURCE, "/" + source);
        put(headers, TYPE, row.type());
        headers.add(TIME, time.of(row.timestamp()));
        put(headers, MUNICIPALITY, row.municipality());
        headers.add(CONTENT_TYPE, JSON);
        String traceparent = row.traceparent();
        if (traceparent != null) {
            put(headers, TRACEPARENT, traceparent);
        }
    }

    public static @Nullable String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, bytes(value));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
