package jp.sesshu.audit;

import static io.restassured.RestAssured.given;
import static jp.sesshu.audit.AuditEvents.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who is kept out of the log, and that this too is in the log.
@AuditServiceTest
@Tag("HM-8")
@Tag("IS-15")
class AccessTest {
    private final String municipality = AuditEvents.freshMunicipality();
    private final Tokens officer =
            Tokens.of("audit-service", "entry:read", "chain:verify").municipality(municipality);

    @Test
    void nobodyReadsTheLogWithoutSigningIn() {
        given().get("/verify").then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/entries/search")
                .then()
                .statusCode(401);
    }

    @Test
    void eachEndpointAsksForItsOwnPermission() {
        refused(officer.permissions("entry:read").sign(), "/verify", 403, "not-permitted");
        given().auth()
                .oauth2(officer.permissions("chain:verify").sign())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/entries/search")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenOfTheInternetZoneIsRefused() {
        refused(officer.zone("internet").sign(), "/verify", 403, "wrong-zone");
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        refused(
                Tokens.of("vrs-service", "chain:verify")
                        .municipality(municipality)
                        .sign(),
                "/verify",
                401,
                "unauthenticated");
    }

    @Test
    void aTokenWithoutAMunicipalityIsRefused() {
        refused(officer.municipality("").sign(), "/verify", 403, "no-municipality");
        refused(officer.municipality("000000").sign(), "/verify", 403, "no-municipality");
    }

    @Test
    @Tag("HM-7")
    void aRefusedAccessIsInTheLogOfItsMunicipality() throws SQLException {
        refused(officer.permissions("entry:read").user("curious").sign(), "/verify", 403, "not-permitted");

        AuditEvents.awaitCount(municipality, 1);
        assertThat(column(municipality, "concat_ws(' ', actor, action, outcome)", ""))
                .containsExactly("curious access.refused refused");
        assertThat(column(municipality, "entry::json #>> '{details,problem}'", ""))
                .containsExactly("not-permitted");
    }

    @Test
    @Tag("HM-7")
    void aForgedTokenIsInTheLogOfNobody() throws SQLException {
        long before = AuditEvents.count("000000");

        refused("eyJhbGciOiJub25lIn0.eyJtdW5pY2lwYWxpdHkiOiIxMjIyNzEifQ.", "/verify", 401, "unauthenticated");

        AuditEvents.awaitCount("000000", before + 1);
        assertThat(column("000000", "action", "order by sequence desc limit 1")).containsExactly("access.refused");
    }

    private static ValidatableResponse refused(String token, String path, int status, String problem) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
    }
}
