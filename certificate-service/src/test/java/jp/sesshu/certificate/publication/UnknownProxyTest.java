package jp.sesshu.certificate.publication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.certificate.CertificateServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where another machine is the trusted proxy, nobody else says where callers asked.
@CertificateServiceTest
@TestProfile(UnknownProxyTest.BehindAnother.class)
@Tag("VRS-6")
class UnknownProxyTest {
    @Test
    void anUntrustedCallersWordOfTheOutsideAddressIsNotTaken() {
        given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "attacker.example")
                .get("/issuer")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("attacker.example")));
    }

    /// As behind a proxy, but behind one that isn't this machine.
    public static final class BehindAnother implements QuarkusTestProfile {
        private final IssuerResourceTest.BehindAProxy proxied = new IssuerResourceTest.BehindAProxy();

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(proxied.getConfigOverrides());
            settings.put("quarkus.http.proxy.trusted-proxies", "192.0.2.1");
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return proxied.testResources();
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
