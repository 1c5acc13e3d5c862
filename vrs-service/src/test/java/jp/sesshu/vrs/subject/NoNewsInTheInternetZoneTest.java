package jp.sesshu.vrs.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jp.sesshu.vrs.InternetZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InternetZone.class)
@Tag("VRS-3")
@Tag("VRS-11")
class NoNewsInTheInternetZoneTest {
    @Test
    void theProcessThatTabletsReachReadsNoNewsOfResidents() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("events-"));
    }
}
