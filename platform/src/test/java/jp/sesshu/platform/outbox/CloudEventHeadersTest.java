package jp.sesshu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ADB-1")
class CloudEventHeadersTest {
    private static final long WRITTEN = 1_648_738_800_123L;
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void areThoseOfCloudEventsInBinaryMode() {
        assertThat(Arrays.stream(headers(null).toArray())
                        .map(header -> header.key() + "=" + CloudEventHeaders.read(headers(null), header.key())))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=" + ID,
                        "ce_source=/vrs-service",
                        "ce_type=dose.recorded",
                        "ce_time=2022-03-31T15:00:00.123Z",
                        "ce_municipality=122271",
                        "content-type=application/json");
    }

    @Test
    void carryTheTraceWhereThereIsOne() {
        assertThat(CloudEventHeaders.read(headers("00-a-b-01"), CloudEventHeaders.TRACEPARENT))
                .isEqualTo("00-a-b-01");
        assertThat(CloudEventHeaders.read(headers(null), CloudEventHeaders.TRACEPARENT))
                .isNull();
    }

    @Test
    void haveEachEventsOwnTime() {
        EventTime time = new EventTime();

        assertThat(LongStream.of(0, WRITTEN, WRITTEN, WRITTEN + 1, WRITTEN, WRITTEN - 123)
                        .mapToObj(written -> CloudEventHeaders.read(headers(null, written, time), "ce_time")))
                .containsExactly(
                        "1970-01-01T00:00:00Z",
                        "2022-03-31T15:00:00.123Z",
                        "2022-03-31T15:00:00.123Z",
                        "2022-03-31T15:00:00.124Z",
                        "2022-03-31T15:00:00.123Z",
                        "2022-03-31T15:00:00Z");
    }

    private static RecordHeaders headers(@Nullable String traceparent) {
        return headers(traceparent, WRITTEN, new EventTime());
    }

    private static RecordHeaders headers(@Nullable String traceparent, long written, EventTime time) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.write(
                headers,
                new OutboxTable.Row(
                        1,
                        ID,
                        "122271",
                        "vrs.dose",
                        "122271:1",
                        "dose.recorded",
                        new byte[0],
                        traceparent,
                        written),
                "vrs-service",
                time);
        return headers;
    }
}
