package jp.sesshu.vrs.venue;

import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class LotResourceTest {
    private static final Map<String, String> LOT = Map.of("lot", "FF4204", "product", "COMIRNATY");

    @Test
    void staffKeepAndRemoveTheLotsOfTheirOwnMunicipality() {
        as(clerk()).body(Map.of("which", LOT)).put("/lots").then().statusCode(204);
        as(clerk())
                .body(Map.of("which", LOT, "expiresOn", "2022-12-31"))
                .put("/lots")
                .then()
                .statusCode(204);

        as(clerk()).get("/lots").then().body("", hasSize(1)).body("[0].expiresOn", equalTo("2022-12-31"));
        as(clerk().municipality(OTHER_CITY)).get("/lots").then().body("", hasSize(0));
        as(clerk().municipality(OTHER_CITY))
                .body(LOT)
                .post("/lots/removal")
                .then()
                .statusCode(404);

        as(clerk()).body(LOT).post("/lots/removal").then().statusCode(204);
        as(clerk()).get("/lots").then().body("", hasSize(0));
    }

    @Test
    void refusesWhatIsNoLotAndWhoMayNot() {
        as(clerk())
                .body(Map.of("which", Map.of("lot", "x", "product", "COMIRNATY")))
                .put("/lots")
                .then()
                .statusCode(400)
                .body("field", equalTo("lot"));
        as(Tokens.of("vrs-service", "dose:read")).get("/lots").then().statusCode(403);
    }

    private static Tokens clerk() {
        return Tokens.of("vrs-service", "lot:manage");
    }
}
