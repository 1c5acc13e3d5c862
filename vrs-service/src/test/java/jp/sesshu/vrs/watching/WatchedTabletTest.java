package jp.sesshu.vrs.watching;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.watching.WatchingSteps.alarmsOf;
import static jp.sesshu.vrs.watching.WatchingSteps.madeToWait;
import static jp.sesshu.vrs.watching.WatchingSteps.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The internet zone's own process notices and raises alarms, though it can't read one.
@QuarkusTest
@TestProfile(WatchedTabletTest.Watched.class)
@Tag("VRS-22")
@Tag("VRS-11")
class WatchedTabletTest {
    public static final class Watched implements QuarkusTestProfile {
        private final InternetZone zone = new InternetZone();

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(zone.getConfigOverrides());
            overrides.put("vrs.watching.rules", VrsTest.rules("watched"));
            return overrides;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return zone.testResources();
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void aTabletThatTriesTicketNumbersIsMadeToWaitAndAnotherOneIsNot() {
        Tokens tablet = somebody("dose:record").zone("internet");
        read(tablet).then().statusCode(404);
        read(tablet).then().statusCode(404);

        madeToWait(read(tablet));
        madeToWait(as(tablet).get("/tablet/master"));
        madeToWait(as(tablet).body("{}").post("/tablet/doses"));
        as(somebody("dose:record").zone("internet"))
                .get("/tablet/master")
                .then()
                .statusCode(200);
        assertThat(alarmsOf(tablet)).containsExactly("MISSES 2");
    }

    private static Response read(Tokens tablet) {
        return as(tablet).body(Map.of("reading", "21" + CITY + "9999999999")).post("/tablet/readings");
    }
}
