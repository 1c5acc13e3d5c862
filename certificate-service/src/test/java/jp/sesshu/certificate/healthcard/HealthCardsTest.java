package jp.sesshu.certificate.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Inflater;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.P256;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-6")
@Tag("BP-3")
class HealthCardsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Contents.ISSUED_AT);
    private static final SigningKeys KEYS = TestKeys.fresh(CLOCK);
    private static final JsonMapper JSON = new JsonMapper();
    private final HealthCards cards = new HealthCards(KEYS, TestKeys.issuer());

    @Test
    void theHeaderHasExactlyThreeMembersAndNamesTheKeyByItsThumbprint() {
        SigningKey key = KEYS.current(KeyPurpose.HEALTH_CARD);
        assertThat(part(cards.issue(Contents.domestic(), Uvci.random()), 0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":\"" + P256.thumbprint(key.publicKey()) + "\"}");
    }

    @Test
    void theSignatureIsRAndSOverHeaderAndPayload() {
        HealthCard card = cards.issue(Contents.domestic(), Uvci.random());
        byte[] signature = part(card, 2);
        assertThat(signature).hasSize(64);
        String signed = card.jws().substring(0, card.jws().lastIndexOf('.'));
        assertThat(Es256.verify(
                        KEYS.current(KeyPurpose.HEALTH_CARD).publicKey(),
                        signed.getBytes(StandardCharsets.US_ASCII),
                        signature))
                .isTrue();
        assertThat(card.jws()).doesNotContain("=");
    }

    @Test
    void thePayloadIsDeflatedWithoutAHeaderOfZlib() throws Exception {
        byte[] payload = part(cards.issue(Contents.domestic(), Uvci.random()), 1);
        Inflater raw = new Inflater(true);
        raw.setInput(payload);
        byte[] plain = new byte[4096];
        int length = raw.inflate(plain);
        assertThat(raw.finished()).isTrue();
        assertThat(new String(plain, 0, length, StandardCharsets.UTF_8)).startsWith("{\"iss\"");
    }

    @Test
    void saysWhoIssuedItInWholeSecondsAndOfWhatKind() throws Exception {
        HealthCard card = cards.issue(Contents.domestic(), Uvci.random());
        JsonNode payload = payload(card);
        assertThat(payload.path("iss").asText()).isEqualTo(TestKeys.ISSUER);
        assertThat(payload.path("nbf").isIntegralNumber()).isTrue();
        assertThat(payload.path("nbf").asLong()).isEqualTo(Contents.ISSUED_AT.getEpochSecond());
        assertThat(names(payload)).containsExactly("iss", "nbf", "vc");
        assertThat(names(payload.path("vc"))).containsExactly("type", "credentialSubject", "rid");
        assertThat(payload.at("/vc/type/0").asText()).isEqualTo("https://smarthealth.cards#health-card");
        assertThat(payload.at("/vc/credentialSubject/fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(payload.at("/vc/rid").asText()).isEqualTo(card.rid()).matches("[A-Za-z0-9_-]{11}");
    }

    @Test
    void theSameCertificateIsAlwaysRevokedByTheSameWordAndNoOtherIs() {
        Uvci uvci = new Uvci("6U5RSWMBASG2");
        String rid = cards.issue(Contents.domestic(), uvci).rid();
        assertThat(cards.issue(Contents.domestic(), uvci).rid()).isEqualTo(rid).doesNotContain(uvci.value());
        assertThat(cards.issue(Contents.domestic(), Uvci.random()).rid()).isNotEqualTo(rid);
        assertThat(Rid.of("another-key", uvci)).isNotEqualTo(rid);
    }

    @Test
    void aPersonIsANameAndABirthDateAndNothingElse() throws Exception {
        JsonNode patient = entry(cards.issue(Contents.domestic(), Uvci.random()), 0);
        assertThat(patient).isEqualTo(JSON.readTree("""
                {"resourceType":"Patient","name":[{"family":"三宅","given":["翔太"]}],"birthDate":"1991-02-18"}"""));
    }

    @Test
    void aDoseIsItsVaccineDateLotAndGiver() throws Exception {
        JsonNode dose = entry(cards.issue(Contents.domestic(), Uvci.random()), 1);
        assertThat(dose).isEqualTo(JSON.readTree("""
                {"resourceType":"Immunization","status":"completed",
                 "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"208"}]},
                 "patient":{"reference":"resource:0"},"occurrenceDateTime":"2021-06-01","lotNumber":"FC9881",
                 "performer":[{"actor":{"display":"MHLW_Gov_of_JAPAN"}}]}"""));
    }

    @Test
    void entriesAreNumberedInOrderAndNothingIsLeftOverFromBeforeMinification() throws Exception {
        JsonNode bundle = payload(cards.issue(Contents.domestic(), Uvci.random())).at("/vc/credentialSubject/fhirBundle");
        assertThat(names(bundle)).containsExactly("resourceType", "type", "entry");
        for (int i = 0; i < 4; i++) {
            assertThat(bundle.at("/entry/" + i + "/fullUrl").asText()).isEqualTo("resource:" + i);
        }
        assertThat(bundle.toString()).doesNotContain("\"id\"", "\"meta\"", "\"text\"", "\"use\"", "\"identifier\"");
    }

    @Test
    @Tag("VRS-8")
    void noNumberOfTheCertificateOrThePassportIsInACard() throws Exception {
        CertificateContent content = Contents.international();
        String payload = payload(cards.issue(content, Uvci.random())).toString();
        assertThat(payload)
                .doesNotContain(content.id().value(), Contents.PASSPORT.number(), "900001", "gender", "address");
    }

    @Test
    void anInternationalCardHasThePassportsName() throws Exception {
        Passport passport = new Passport("TK0000000", "JPN", "SATO", "ANNA MARIA");
        JsonNode patient = entry(cards.issue(Contents.international(passport, 1), Uvci.random()), 0);
        assertThat(patient.path("name"))
                .isEqualTo(JSON.readTree("[{\"family\":\"SATO\",\"given\":[\"ANNA\",\"MARIA\"]}]"));
    }

    @Test
    void aNameThatIsNotDividedIsNotGuessedAt() throws Exception {
        JsonNode patient = entry(cards.issue(Contents.domestic("三宅翔太", 1), Uvci.random()), 0);
        assertThat(patient.path("name")).isEqualTo(JSON.readTree("[{\"family\":\"三宅翔太\"}]"));
    }

    @Test
    void aPassportWithoutSurnameGivesACardWithoutFamilyName() throws Exception {
        JsonNode patient = entry(cards.issue(Contents.international(new Passport("A1", "IND", "", "ARUN"), 1), Uvci.random()), 0);
        assertThat(patient.path("name")).isEqualTo(JSON.readTree("[{\"given\":[\"ARUN\"]}]"));
    }

    @Test
    void theFileHoldsTheCard() throws Exception {
        HealthCard card = cards.issue(Contents.domestic(), Uvci.random());
        assertThat(JSON.readTree(card.file()).at("/verifiableCredential/0").asText())
                .isEqualTo(card.jws());
        assertThat(card.toString()).doesNotContain(card.jws());
    }

    @Test
    void threeDosesFitTheSizeThatReadersAreAskedToRead() {
        assertThat(cards.issue(Contents.domestic(), Uvci.random()).jws().length()).isLessThan(927);
    }

    private static JsonNode entry(HealthCard card, int number) throws Exception {
        return payload(card).at("/vc/credentialSubject/fhirBundle/entry/" + number + "/resource");
    }

    private static JsonNode payload(HealthCard card) throws Exception {
        return JSON.readTree(Deflated.inflate(part(card, 1), 10_000));
    }

    private static byte[] part(HealthCard card, int number) {
        return Base64.getUrlDecoder().decode(card.jws().split("\\.", -1)[number]);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
