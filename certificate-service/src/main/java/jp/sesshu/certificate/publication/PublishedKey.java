package jp.sesshu.certificate.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.sesshu.certificate.signing.P256;
import jp.sesshu.certificate.signing.SigningKey;

/// A public key as the specification of SMART Health Cards wants it (RFC 7517).
///
/// @param x5c certificates for the key, where it has any; DER in base64, its own first
/// @param crlVersion the counter of the key's revocation list
@JsonPropertyOrder({"kty", "kid", "use", "alg", "crv", "x", "y", "x5c", "crlVersion"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PublishedKey(String kid, String x, String y, List<String> x5c, long crlVersion) {
    static PublishedKey of(SigningKey key, long crlVersion) {
        List<String> certificates = new ArrayList<>();
        for (X509Certificate certificate : key.certificates()) {
            try {
                certificates.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return new PublishedKey(key.kid(), P256.x(key.publicKey()), P256.y(key.publicKey()), certificates, crlVersion);
    }

    @JsonProperty
    String kty() {
        return "EC";
    }

    @JsonProperty
    String use() {
        return "sig";
    }

    @JsonProperty
    String alg() {
        return "ES256";
    }

    @JsonProperty
    String crv() {
        return "P-256";
    }
}
