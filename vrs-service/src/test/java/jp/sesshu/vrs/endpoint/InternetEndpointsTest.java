package jp.sesshu.vrs.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.testing.ApiOperation;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InternetZone.class)
class InternetEndpointsTest extends EveryEndpoint {
    InternetEndpointsTest() {
        super(Zone.INTERNET);
    }

    /// This zone's process has no keys, and there is nothing to do with a My Number.
    @Override
    String putOnRecord(String municipality, String number) throws SQLException {
        return VrsTest.freshTicket(municipality);
    }

    /// The one list there is: whatever else is to be reached from outside has to be written down here.
    @Test
    @Tag("VRS-11")
    void thisZoneOffersTabletsCallsAndNothingElse() {
        assertThat(here())
                .map(ApiOperation::toString)
                .containsExactlyInAnyOrder(
                        "GET /tablet/master",
                        "POST /tablet/readings",
                        "POST /tablet/doses",
                        "POST /tablet/doses/offline",
                        "POST /tablet/doses/{id}/cancellation",
                        "POST /tablet/sessions");
    }
}
