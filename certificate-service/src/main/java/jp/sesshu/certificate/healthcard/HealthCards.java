package jp.sesshu.certificate.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;

/// Issues SMART Health Cards (specification 1.4.0).
@ApplicationScoped
public class HealthCards {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private final SigningKeys keys;
    private final IssuerConfig issuer;

    public HealthCards(SigningKeys keys, IssuerConfig issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /// An international certificate's card has the passport's name, a domestic one's the name in Japanese. The same
    /// certificate issued again, on paper that jammed the first time, is revoked by the same word.
    public HealthCard issue(CertificateContent content, Uvci uvci) {
        SigningKey key = keys.current(KeyPurpose.HEALTH_CARD);
        String rid = Rid.of(key.kid(), uvci);
        String header = "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + key.kid() + "\"}";
        byte[] payload = Deflated.deflate(new CardPayload(issuer, content, rid).json());
        String signed = BASE64URL.encodeToString(header.getBytes(StandardCharsets.US_ASCII)) + "."
                + BASE64URL.encodeToString(payload);
        byte[] signature = keys.sign(key, signed.getBytes(StandardCharsets.US_ASCII));
        return new HealthCard(signed + "." + BASE64URL.encodeToString(signature), rid, key.kid());
    }
}
