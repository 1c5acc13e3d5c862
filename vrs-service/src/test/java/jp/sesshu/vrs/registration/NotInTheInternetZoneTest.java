package jp.sesshu.vrs.registration;

import static jp.sesshu.vrs.VrsTest.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(InternetZone.class)
@Tag("VRS-11")
@Tag("VRS-13")
class NotInTheInternetZoneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subjects",
                "/subjects/update",
                "/subjects/search",
                "/subjects/history",
                "/subjects/flags",
                "/tickets",
                "/tickets/reissue",
                "/tickets/withdrawal",
                "/erasures",
                "/counts",
                "/certificate-records"
            })
    void whatRegistersShowsErasesAndCountsIsNotThereWhateverTheTokenSays(String path) {
        Tokens token = Tokens.of(
                        "vrs-service",
                        "subject:enter",
                        "subject:read",
                        "subject:flag",
                        "ticket:enter",
                        "erasure:request",
                        "erasure:read",
                        "count:read",
                        "certificate:look-up")
                .zone("internet");

        as(token).body("{}").post(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        as(token).get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
}
