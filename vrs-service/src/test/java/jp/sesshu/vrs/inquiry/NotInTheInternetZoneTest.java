package jp.sesshu.vrs.inquiry;

import static jp.sesshu.vrs.VrsTest.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-11")
class NotInTheInternetZoneTest {
    private static final Tokens EVERYTHING = Tokens.of(
                    "vrs-service",
                    "inquiry:ask",
                    "inquiry:read",
                    "inquiry:decide",
                    "provision:read",
                    "record:download",
                    "dose:record")
            .zone("internet");
    private static final String ID = "/01890a5d-ac96-774b-bcce-b302099a8057";

    @ParameterizedTest
    @CsvSource({
        "POST, /inquiries",
        "GET, /inquiries",
        "GET, /inquiries" + ID,
        "POST, /inquiry-files",
        "GET, /inquiry-files" + ID + "/answers",
        "POST, /inquiry-runs",
        "GET, /inquiry-runs" + ID,
        "GET, /provision-records",
        "POST, /provision-records" + ID + "/approval",
        "POST, /provision-records" + ID + "/refusal",
        "POST, /provision-records/download",
        "GET, /provision-reports",
        "POST, /downloads/doses",
        "POST, /downloads/waiting-doses"
    })
    void nothingBetweenMunicipalitiesIsThereNorAnyDownload(Method method, String path) {
        as(EVERYTHING)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }
}
