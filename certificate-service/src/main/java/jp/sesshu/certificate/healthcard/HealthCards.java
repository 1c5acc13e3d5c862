package jp.sesshu.certificate.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;

/// Issues SMART Health Cards (specification 1.4.0).
@ApplicationScoped
public class HealthCards {
    private static final int RID_BYTES = 8;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private final SigningKeys keys;
    private final IssuerConfig issuer;
    private final SecureRandom random = new SecureRandom();

    public HealthCards(SigningKeys keys, IssuerConfig issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /// An international certificate's card has the passport's name, a domestic one's the name in Japanese.
    public HealthCard issue(CertificateContent content) {
        byte[] rid = new byte[RID_BYTES];
        random.nextBytes(rid);
        return issue(content, BASE64URL.encodeToString(rid));
    }

    private HealthCard issue(CertificateContent content, String rid) {
        SigningKey key = keys.current(KeyPurpose.HEALTH_CARD);
        String header = "{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + key.kid() + "\"}";
        byte[] payload = Deflated.deflate(new CardPayload(issuer, content, rid).json());
        String signed = BASE64URL.encodeToString(header.getBytes(StandardCharsets.US_ASCII)) + "."
                + BASE64URL.encodeToString(payload);
        byte[] signature = keys.sign(key, signed.getBytes(StandardCharsets.US_ASCII));
        return new HealthCard(signed + "." + BASE64URL.encodeToString(signature), rid, key.kid());
    }
}
