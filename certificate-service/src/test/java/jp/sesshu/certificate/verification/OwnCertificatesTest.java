package jp.sesshu.certificate.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.Deflated;
import jp.sesshu.certificate.healthcard.HealthCard;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.verification.Verified.Check;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-6")
class OwnCertificatesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Contents.ISSUED_AT);
    private static final SigningKeys KEYS = TestKeys.fresh(CLOCK);
    private static final JsonMapper JSON = new JsonMapper();
    private final Uvci uvci = Uvci.random();
    private final HealthCard card = new HealthCards(KEYS, TestKeys.issuer()).issue(Contents.domestic(), uvci);
    private final String seal = new Seals(KEYS, TestKeys.issuer()).issue(Contents.international(), uvci);
    private final Verifiers verifiers = new Verifiers(KEYS, CLOCK, Verifiers.nobody());

    @Test
    void aCardIsBelievedAsQrTextFileAndItself() throws Exception {
        for (String text : new String[] {
            card.jws(), QrPicture.healthCardText(card.jws()), new String(card.file(), StandardCharsets.UTF_8)
        }) {
            Verified verified = verifiers.verify(text);
            assertThat(verified.person().name()).isEqualTo("三宅 翔太");
            assertThat(verified.doses()).hasSize(3);
            assertThat(verified.doses().getFirst().vaccine()).isEqualTo("COMIRNATY (Pfizer)");
            assertThat(verified.checked()).contains(Check.REVOCATION);
            assertThat(verified.notChecked()).containsExactly(Check.HOLDER, Check.RECORD);
        }
    }

    @Test
    void aSealIsBelievedUpToItsAuthorityAndItsList() throws Exception {
        Verified verified = verifiers.verify(seal);
        assertThat(verified.person().name()).isEqualTo("MIYAKE SHOTA");
        assertThat(verified.notChecked()).containsExactly(Check.HOLDER, Check.RECORD);
    }

    @Test
    void whatWasRevokedIsRefused() {
        verifiers.revoked.add(card.rid());
        assertThat(verifiers.fault(card.jws())).isEqualTo(Fault.REVOKED);
        assertThat(verifiers.fault(seal)).isNull();
        verifiers.revoked.add(uvci.value());
        assertThat(verifiers.fault(seal)).isEqualTo(Fault.REVOKED);
    }

    @Test
    void whatAnotherInstallationSignedInOurNameIsRefused() {
        SigningKeys foreign = TestKeys.fresh(CLOCK);
        String card = new HealthCards(foreign, TestKeys.issuer())
                .issue(Contents.domestic(), uvci)
                .jws();
        assertThat(verifiers.fault(card)).isEqualTo(Fault.UNKNOWN_KEY);
        assertThat(verifiers.fault(new Seals(foreign, TestKeys.issuer()).issue(Contents.international(), uvci)))
                .isEqualTo(Fault.SIGNER_NOT_TRUSTED);
    }

    @Test
    void aCardOfALaterKeyStillVerifiesWhenItsKeyIsOld() {
        SigningKey key = KEYS.current(KeyPurpose.HEALTH_CARD);
        InstantSource later = InstantSource.fixed(key.signsUntil().plus(Duration.ofDays(400)));
        assertThat(new Verifiers(KEYS, later, Verifiers.nobody()).fault(card.jws())).isNull();
    }

    @Test
    void aCardFromTheFutureIsNotValidYet() {
        InstantSource before = InstantSource.fixed(Contents.ISSUED_AT.minus(Duration.ofHours(1)));
        assertThat(new Verifiers(KEYS, before, Verifiers.nobody()).fault(card.jws())).isEqualTo(Fault.NOT_YET_VALID);
    }

    @Test
    void aTimeInMillisecondsAndAnEndInThePastAreRefused() throws Exception {
        assertThat(verifiers.fault(signed(card -> card.put("nbf", Contents.ISSUED_AT.toEpochMilli()))))
                .isEqualTo(Fault.MALFORMED);
        long past = Contents.ISSUED_AT.minusSeconds(1).getEpochSecond();
        assertThat(verifiers.fault(signed(card -> card.put("exp", past)))).isEqualTo(Fault.EXPIRED);
        long future = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
        assertThat(verifiers.fault(signed(card -> card.put("exp", future)))).isNull();
    }

    /// Well signed, but not what a card is.
    @Test
    void aCardThatLacksWhatTheProfileWantsIsRefused() throws Exception {
        for (String path : new String[] {
            "iss", "nbf", "vc", "vc/type", "vc/credentialSubject", "vc/credentialSubject/fhirVersion",
            "vc/credentialSubject/fhirBundle/resourceType", "vc/credentialSubject/fhirBundle/type",
            "vc/credentialSubject/fhirBundle/entry", "vc/credentialSubject/fhirBundle/entry/0/resource/name",
            "vc/credentialSubject/fhirBundle/entry/1/resource/status",
            "vc/credentialSubject/fhirBundle/entry/1/resource/patient",
            "vc/credentialSubject/fhirBundle/entry/1/resource/vaccineCode",
            "vc/credentialSubject/fhirBundle/entry/1/resource/occurrenceDateTime"
        }) {
            int last = path.lastIndexOf('/');
            String lacking = signed(card -> {
                JsonNode parent = last < 0 ? card : card.at("/" + path.substring(0, last));
                ((ObjectNode) parent).remove(path.substring(last + 1));
            });
            assertThat(verifiers.fault(lacking)).as(path).isEqualTo(Fault.MALFORMED);
        }
    }

    @Test
    void aSealWithAMemberTooManyOrTooFewIsRefused() throws Exception {
        for (String path : new String[] {"", "/data", "/data/hdr", "/data/msg", "/data/msg/pid", "/data/msg/ve/0",
            "/data/msg/ve/0/vd/0", "/sig"}) {
            ObjectNode more = (ObjectNode) JSON.readTree(seal);
            ((ObjectNode) more.at(path)).put("more", "x");
            assertThat(verifiers.fault(more.toString())).as("more in " + path).isEqualTo(Fault.MALFORMED);
        }
    }

    @Test
    void aCardWithItsPartsExchangedIsRefused() {
        String other = new HealthCards(KEYS, TestKeys.issuer())
                .issue(Contents.domestic("佐藤\u3000花子", 1), Uvci.random())
                .jws();
        String[] mine = card.jws().split("\\.", -1);
        String[] theirs = other.split("\\.", -1);
        assertThat(verifiers.fault(mine[0] + "." + theirs[1] + "." + mine[2])).isEqualTo(Fault.SIGNATURE_WRONG);
        assertThat(verifiers.fault(mine[0] + "." + mine[1] + "." + theirs[2])).isEqualTo(Fault.SIGNATURE_WRONG);
    }

    @Test
    void noOtherAlgorithmIsTaken() {
        for (String alg : new String[] {"none", "HS256", "ES384", "RS256"}) {
            String header = "{\"zip\":\"DEF\",\"alg\":\"" + alg + "\",\"kid\":\"" + card.kid() + "\"}";
            String rest = card.jws().substring(card.jws().indexOf('.'));
            assertThat(verifiers.fault(encoded(header.getBytes(StandardCharsets.US_ASCII)) + rest))
                    .isEqualTo(Fault.UNSUPPORTED_ALGORITHM);
        }
        assertThat(verifiers.fault(seal.replace("\"ES256\"", "\"ES384\""))).isEqualTo(Fault.UNSUPPORTED_ALGORITHM);
    }

    /// A property over mutations: whatever a generator does to either, it is refused. The padding of a seal's
    /// certificate is the one exception, as issuers write it or don't.
    @Test
    void noMutationIsBelieved() {
        Random random = new Random(20_260_401L);
        List<String> believed = new ArrayList<>();
        for (String whole : new String[] {card.jws(), QrPicture.healthCardText(card.jws()), seal}) {
            for (int i = 0; i < 3_000; i++) {
                String mutated = Mutations.of(whole, random);
                if (!unpadded(mutated).equals(unpadded(whole)) && verifiers.fault(mutated) == null) {
                    believed.add(mutated);
                }
            }
        }
        assertThat(believed).isEmpty();
    }

    @Test
    void aSealIsBelievedWithItsCertificatesPaddingOrWithout() {
        // Whether there is any depends on the length of a signature, so on chance.
        for (int i = 0; i < 100; i++) {
            SigningKeys keys = TestKeys.fresh(CLOCK);
            String padded = new Seals(keys, TestKeys.issuer()).issue(Contents.international(), uvci);
            if (!unpadded(padded).equals(padded)) {
                Verifiers verifiers = new Verifiers(keys, CLOCK, Verifiers.nobody());
                assertThat(verifiers.fault(padded)).isNull();
                assertThat(verifiers.fault(unpadded(padded))).isNull();
                return;
            }
        }
        fail("no certificate with padding among a hundred");
    }

    /// Nothing else in either has that sign before that name.
    private static String unpadded(String text) {
        return text.replaceFirst("=+(?=\",\"sigvl\")", "");
    }

    @Test
    void whatInflatesWithoutEndIsRefused() {
        byte[] bomb = Deflated.deflate(new byte[10_000_000]);
        String[] parts = card.jws().split("\\.", -1);
        assertThat(verifiers.fault(parts[0] + "." + encoded(bomb) + "." + parts[2])).isEqualTo(Fault.MALFORMED);
    }

    private interface Change {
        void to(ObjectNode card) throws Exception;
    }

    /// The card with a change, and a good signature over it.
    private String signed(Change change) throws Exception {
        String[] parts = card.jws().split("\\.", -1);
        ObjectNode payload = (ObjectNode)
                JSON.readTree(Deflated.inflate(Base64.getUrlDecoder().decode(parts[1]), 100_000));
        change.to(payload);
        String signed = parts[0] + "." + encoded(Deflated.deflate(JSON.writeValueAsBytes(payload)));
        byte[] signature =
                KEYS.sign(KEYS.current(KeyPurpose.HEALTH_CARD), signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
