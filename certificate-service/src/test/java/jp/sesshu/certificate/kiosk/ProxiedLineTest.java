package jp.sesshu.certificate.kiosk;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import jp.sesshu.certificate.CertificateServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Staff come through a proxy that ends TLS and is believed in what it says. That makes nobody the certificate centre.
@CertificateServiceTest
@TestProfile(ProxiedLineTest.BehindAProxy.class)
@Tag("KON-5")
class ProxiedLineTest {
    @Test
    void whatComesByAProxyIsNotTheClosedLine() {
        var proxied = Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "staff.example");
        given().headers(proxied).get("/kiosk/municipalities").then().statusCode(404);
        given().headers(proxied).post("/kiosk/challenges").then().statusCode(404);
        given().headers(proxied)
                .contentType("application/json")
                .body("{}")
                .post("/kiosk/applications")
                .then()
                .statusCode(404);
    }

    public static final class BehindAProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1,localhost");
        }
    }
}
