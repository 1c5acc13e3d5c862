package jp.sesshu.certificate.publication;

import static io.restassured.RestAssured.given;
import static jp.sesshu.certificate.CertificateTest.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.Rid;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.P256;
import jp.sesshu.certificate.signing.SigningKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What verifiers elsewhere fetch, without signing in, from any origin.
@CertificateServiceTest
@TestProfile(IssuerResourceTest.BehindAProxy.class)
@Tag("VRS-6")
class IssuerResourceTest {
    private static final String JWKS = "/issuer/.well-known/jwks.json";

    @Inject
    SigningKeys keys;

    @Test
    void theKeysAreThoseThatSignAndNothingSecretIsAmongThem() {
        JsonPath set = given().get(JWKS)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .extract()
                .jsonPath();
        List<Map<String, Object>> published = set.getList("keys");
        assertThat(published)
                .extracting(key -> key.get("kid"))
                .containsExactlyElementsOf(keys.all(KeyPurpose.HEALTH_CARD).stream()
                        .map(key -> (Object) key.kid())
                        .toList());
        assertThat(published).allSatisfy(key -> {
            assertThat(key)
                    .containsOnlyKeys("kty", "kid", "use", "alg", "crv", "x", "y", "crlVersion")
                    .containsEntry("kty", "EC")
                    .containsEntry("use", "sig")
                    .containsEntry("alg", "ES256")
                    .containsEntry("crv", "P-256");
            assertThat(P256.thumbprint(String.valueOf(key.get("x")), String.valueOf(key.get("y"))))
                    .isEqualTo(key.get("kid"));
        });
    }

    @Test
    void whatIsRevokedStandsInTheListAndRaisesBothCounters() throws Exception {
        String kid = keys.current(KeyPurpose.HEALTH_CARD).kid();
        long before = counter(kid);
        assertThat(crlVersion(kid)).isEqualTo(before);
        Map<String, String> ids = new HashMap<>();
        for (String municipality : new String[] {"122271", "900001"}) {
            Uvci uvci = Uvci.random();
            ids.put(uvci.value(), Rid.of(kid, uvci));
            execute(
                    "insert into revoked_card (municipality, uvci, kid, rid, revoked_at) values (?, ?, ?, ?, now())",
                    municipality,
                    uvci.value(),
                    kid,
                    Rid.of(kid, uvci));
        }
        Awaitility.await().untilAsserted(() -> assertThat(counter(kid)).isEqualTo(before + 2));
        assertThat(crlVersion(kid)).isEqualTo(before + 2);
        given().get(list(kid))
                .then()
                .statusCode(200)
                .body("kid", equalTo(kid))
                .body("method", equalTo("rid"))
                .body("rids", org.hamcrest.Matchers.hasItems(ids.values().toArray(String[]::new)))
                .body(not(containsString(ids.keySet().iterator().next())));
    }

    @ParameterizedTest
    @ValueSource(strings = {JWKS, "/issuer/csca.der", "/issuer/csca.crl"})
    void anyOriginMayReadAndKeepIt(String path) {
        Response answer = given().header("Origin", "https://verifier.example").get(path);
        answer.then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", containsString("max-age"))
                .header("ETag", not(blankOrNullString()));
        given().header("If-None-Match", answer.header("ETag"))
                .get(path)
                .then()
                .statusCode(304)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void theAuthorityAndItsListCanBeDownloaded() throws Exception {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        byte[] der = given().get("/issuer/csca.der")
                .then()
                .statusCode(200)
                .contentType("application/pkix-cert")
                .extract()
                .asByteArray();
        X509Certificate authority = (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der));
        keys.current(KeyPurpose.SEAL).certificates().getFirst().verify(authority.getPublicKey());
        byte[] crl = given().get("/issuer/csca.crl")
                .then()
                .statusCode(200)
                .contentType("application/pkix-crl")
                .extract()
                .asByteArray();
        ((X509CRL) x509.generateCRL(new ByteArrayInputStream(crl))).verify(authority.getPublicKey());
    }

    @Test
    void aKeyThatIsNotOursHasNoList() {
        given().get(list("f1vhQP9oOZkityrguynQqB4aVh8u9xcf3wm4AFF4aVw")).then().statusCode(404);
        given().get(list("..%2Fsecret")).then().statusCode(404);
    }

    /// A proxy that ends TLS says where the caller really asked; it is believed because its address is configured.
    @Test
    void aTrustedProxysWordOfTheOutsideAddressIsTaken() {
        given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "certificates.example")
                .header("X-Forwarded-Port", "443")
                .get("/issuer")
                .then()
                .statusCode(303)
                .header("Location", equalTo("https://certificates.example/verification"));
    }

    private static long counter(String kid) {
        return given().get(list(kid)).then().statusCode(200).extract().jsonPath().getLong("ctr");
    }

    private static long crlVersion(String kid) {
        return given().get(JWKS).jsonPath().getLong("keys.find { it.kid == '" + kid + "' }.crlVersion");
    }

    private static String list(String kid) {
        return "/issuer/.well-known/crl/" + kid + ".json";
    }

    /// In the internet zone, behind a proxy on this machine; lists are read at once.
    public static final class BehindAProxy implements io.quarkus.test.junit.QuarkusTestProfile {
        private final InternetZone zone = new InternetZone();

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(zone.getConfigOverrides());
            settings.put("certificate.revocation.look-again", "PT0.05S");
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.allow-x-forwarded", "true");
            settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
            settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1,localhost");
            return settings;
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
}
