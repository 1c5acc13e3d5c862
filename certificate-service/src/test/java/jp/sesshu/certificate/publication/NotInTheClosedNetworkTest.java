package jp.sesshu.certificate.publication;

import static io.restassured.RestAssured.given;

import jp.sesshu.certificate.CertificateServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process in the municipalities' network answers nobody who hasn't signed in.
@CertificateServiceTest
@Tag("VRS-11")
class NotInTheClosedNetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/issuer", "/issuer/.well-known/jwks.json", "/issuer/csca.der", "/issuer/csca.crl", "/verification"})
    void nothingPublicIsThere(String path) {
        given().redirects().follow(false).get(path).then().statusCode(404);
    }
}
