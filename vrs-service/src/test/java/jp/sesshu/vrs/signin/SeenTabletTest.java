package jp.sesshu.vrs.signin;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.VrsTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Venue staff are served in the internet zone, and their accounts are noted there; events are read in the other.
@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-22")
class SeenTabletTest {
    @Test
    void venueStaffsAccountsAreNotedByARoleThatCannotLookAtThem() throws SQLException {
        UUID account = UUID.randomUUID();
        as(VrsTest.venue().user(account.toString()))
                .get("/tablet/master")
                .then()
                .statusCode(200);

        assertThat(Noted.of(account)).containsExactly(CITY + " " + account);
    }

    @Test
    void thisZoneReadsNoEventsAndIsWellWithoutThem() {
        given().get("/q/health/well").then().body("checks.find { it.name == 'sign-ins' }.status", equalTo("UP"));
    }
}
