package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.outbox.CloudEventHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads a Kafka record as a CloudEvent.
record Envelope(@Nullable ReceivedEvent event, @Nullable DeadLetter unreadable) {
    static Envelope open(ConsumerRecord<String, byte[]> message, ObjectMapper json) {
        try {
            return new Envelope(read(message, json), null);
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return new Envelope(null, unreadable(message, e));
        }
    }

    private static ReceivedEvent read(ConsumerRecord<String, byte[]> message, ObjectMapper json) throws IOException {
        JsonNode data = json.readTree(message.value());
        return new ReceivedEvent(
                UUID.fromString(required(message, CloudEventHeaders.ID)),
                new MunicipalityCode(required(message, CloudEventHeaders.MUNICIPALITY)),
                required(message, CloudEventHeaders.TYPE),
                String.valueOf(message.key()),
                data);
    }

    private static String required(ConsumerRecord<String, byte[]> message, String header) {
        String value = CloudEventHeaders.read(message.headers(), header);
        if (value == null) {
            throw new IllegalArgumentException("no " + header);
        }
        return value;
    }

    private static DeadLetter unreadable(ConsumerRecord<String, byte[]> message, Exception why) {
        // The same record gives the same id however often it is read.
        String place = message.topic() + "/" + message.partition() + "/" + message.offset();
        byte[] value = message.value() == null ? new byte[0] : message.value();
        return new DeadLetter(
                UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                MunicipalityCode.NOBODY,
                message.topic(),
                "unreadable",
                place,
                new String(value, StandardCharsets.UTF_8).replace("\0", ""),
                why.getClass().getSimpleName());
    }
}
