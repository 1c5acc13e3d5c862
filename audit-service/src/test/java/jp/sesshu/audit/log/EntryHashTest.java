package jp.sesshu.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Against values that another program computed (Python's hashlib, as in the module's README).
@Tag("HM-8")
class EntryHashTest {
    private static final MunicipalityCode URAYASU = new MunicipalityCode("122271");
    private static final EntryHash FIRST =
            EntryHash.parse("e261cc9f50991106d7de61f62b1a5568686e1ae05c8eecec26a08c915802165a");

    @Test
    void theFirstEntryFollowsZeros() {
        assertThat(EntryHash.of(
                        URAYASU, 1, EntryHash.NONE, UUID.fromString("019a0000-0000-7000-8000-000000000001"), """
                {"action":"dose.recorded","at":"2026-04-01T00:00:00Z","details":{"dose":1},"outcome":"done",\
                "service":"vrs-service"}"""))
                .isEqualTo(FIRST);
    }

    @Test
    void theNextEntryFollowsItsHashAndCountsInUtf8() {
        assertThat(EntryHash.of(
                        URAYASU,
                        2,
                        FIRST,
                        UUID.fromString("019a0000-0000-7000-8000-000000000002"),
                        "{\"actor\":\"保健 太郎\"}"))
                .hasToString("e7039689cd440c80095b6b4aed9b13301df4ed51c0e4b8419b79ad0306aeb980");
    }

    @Test
    void aHashReadsBackAsItIsShown() {
        assertThat(EntryHash.parse(FIRST.toString())).isEqualTo(FIRST).hasSameHashCodeAs(FIRST);
    }
}
