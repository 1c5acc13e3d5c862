package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.certificate.trust.SignerCertificate;
import jp.sesshu.certificate.trust.SignerTrust;
import jp.sesshu.certificate.trust.TrustedStates;
import jp.sesshu.certificate.verification.Verified.Check;
import jp.sesshu.certificate.verification.Verified.Dose;
import jp.sesshu.certificate.verification.Verified.Person;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/// When a VDS-NC seal is believed.
@ApplicationScoped
class SealRules {
    private final TrustedStates trusted;
    private final Revocations revocations;
    private final InstantSource clock;

    SealRules(TrustedStates trusted, Revocations revocations, InstantSource clock) {
        this.trusted = trusted;
        this.revocations = revocations;
        this.clock = clock;
    }

    Verified verify(JsonNode seal) throws NotBelieved {
        SealSchema.require(seal);
        JsonNode data = seal.path("data");
        JsonNode signature = seal.path("sig");
        if (!signature.path("alg").asText().equals("ES256")) {
            throw new NotBelieved(Fault.UNSUPPORTED_ALGORITHM);
        }
        String written = signature.path("cer").asText();
        SignerCertificate signer = SignerCertificate.of(StrictInput.paddedBase64url(written));
        byte[] signed = StrictInput.paddedBase64url(signature.path("sigvl").asText());
        if (!Es256.verify(signer.es256Key(), canonical(data), signed)) {
            throw new NotBelieved(Fault.SIGNATURE_WRONG);
        }
        String state = data.at("/hdr/is").asText();
        SignerTrust trust = trusted.require(state, written, signer, clock.instant());
        if (trust.own() && revocations.isSealRevoked(data.at("/msg/uvci").asText())) {
            throw new NotBelieved(Fault.REVOKED);
        }
        return verified(data, state, trust);
    }

    /// RFC 8785, of `data` alone.
    private static byte[] canonical(JsonNode data) {
        try {
            return new JsonCanonicalizer(data.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// No list of seals is published by anybody, so that revocation is known of our own ones only.
    private static Verified verified(JsonNode data, String state, SignerTrust trust) {
        Set<Check> checked = EnumSet.of(Check.FORMAT, Check.SIGNATURE, Check.ISSUER, Check.VALIDITY);
        Set<Check> notChecked = EnumSet.of(Check.HOLDER, Check.RECORD);
        (trust.own() ? checked : notChecked).add(Check.REVOCATION);
        (trust.byAuthority() ? checked : notChecked).add(Check.SIGNER_CERTIFICATE);
        (trust.listChecked() ? checked : notChecked).add(Check.SIGNER_REVOCATION);
        JsonNode person = data.at("/msg/pid");
        return new Verified(
                Verified.Format.VDS_NC,
                state,
                null,
                new Person(person.path("n").asText(), text(person.path("dob")), text(person.path("i"))),
                doses(data.at("/msg/ve")),
                checked,
                notChecked);
    }

    private static List<Dose> doses(JsonNode events) {
        List<Dose> doses = new ArrayList<>();
        for (JsonNode event : events) {
            for (JsonNode dose : event.path("vd")) {
                doses.add(new Dose(
                        dose.path("seq").asInt(),
                        dose.path("dvc").asText(),
                        event.path("nam").asText(),
                        dose.path("lot").asText(),
                        dose.path("adm").asText() + ", " + dose.path("ctr").asText()));
            }
        }
        return doses;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
