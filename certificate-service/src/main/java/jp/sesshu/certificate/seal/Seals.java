package jp.sesshu.certificate.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;

/// Issues VDS-NC seals of type `icao.vacc`. What is signed is the canonical form (RFC 8785) of `data` alone. The seal
/// is written in that form from the start: members in the order of the alphabet, and no character that would have to
/// be escaped.
@ApplicationScoped
public class Seals {
    private static final Pattern TEXT = Pattern.compile("[a-zA-Z0-9 !@#$%&'*+/=?^_`{|}~.-]*");
    private final SigningKeys keys;
    private final IssuerConfig issuer;

    public Seals(SigningKeys keys, IssuerConfig issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /// @param content of an international certificate
    /// @return the seal's JSON, which is what its QR code holds
    public String issue(CertificateContent content, Uvci uvci) {
        Passport passport = Objects.requireNonNull(content.passport(), "a seal takes the passport's data");
        SigningKey key = keys.current(KeyPurpose.SEAL);
        String data = data(content, passport, uvci);
        byte[] signature = keys.sign(key, data.getBytes(StandardCharsets.UTF_8));
        return "{\"data\":" + data + ",\"sig\":{\"alg\":\"ES256\",\"cer\":\"" + certificate(key) + "\",\"sigvl\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature) + "\"}}";
    }

    private String data(CertificateContent content, Passport passport, Uvci uvci) {
        return "{\"hdr\":{\"is\":" + text(issuer.state(), 3) + ",\"t\":\"icao.vacc\",\"v\":1},\"msg\":{\"pid\":{\"ai\":"
                + text(content.id().value(), 24)
                + ",\"dob\":" + text(content.holder().birthDate().toString(), 10)
                + ",\"i\":" + text(passport.number(), 11)
                + ",\"n\":" + text(SealName.of(passport.surname(), passport.givenNames()), SealName.LONGEST)
                + "},\"uvci\":" + text(uvci.value(), 12)
                + ",\"ve\":["
                + content.doses().stream().map(this::vaccination).collect(Collectors.joining(","))
                + "]}}";
    }

    /// One event for each dose, as the Japanese seals have it.
    private String vaccination(DoseGiven dose) {
        return "{\"des\":" + text(dose.vaccine().technology().icd11(), 6)
                + ",\"dis\":\"RA01.0\",\"nam\":" + text(dose.vaccine().latinName(), 99)
                + ",\"vd\":[{\"adm\":" + text(issuer.authority(), 20)
                + ",\"ctr\":" + text(issuer.state(), 3)
                + ",\"dvc\":" + text(dose.givenOn().toString(), 10)
                + ",\"lot\":" + text(dose.lot(), 20)
                + ",\"seq\":" + dose.number()
                + "}]}";
    }

    /// With its padding, unlike the signature: an outside verifier reads it no other way.
    private static String certificate(SigningKey key) {
        try {
            return Base64.getUrlEncoder()
                    .encodeToString(key.certificates().getFirst().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String value, int atMost) {
        if (value.isEmpty() || value.length() > atMost || !TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("a seal has no place for such a value");
        }
        return "\"" + value + "\"";
    }
}
