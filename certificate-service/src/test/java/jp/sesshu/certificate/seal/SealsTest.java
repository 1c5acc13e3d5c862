package jp.sesshu.certificate.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.platform.problem.ProblemException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-6")
@Tag("BP-3")
class SealsTest {
    private static final SigningKeys KEYS = TestKeys.fresh(InstantSource.fixed(Contents.ISSUED_AT));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Uvci UVCI = new Uvci("6U5RSWMBASG2");
    private final Seals seals = new Seals(KEYS, TestKeys.issuer());

    @Test
    void saysWhatAJapaneseSealSays() throws Exception {
        JsonNode data = JSON.readTree(seals.issue(Contents.international(Contents.PASSPORT, 1), UVCI))
                .path("data");
        assertThat(data).isEqualTo(JSON.readTree("""
                {"hdr":{"is":"JPN","t":"icao.vacc","v":1},
                 "msg":{"pid":{"ai":"JPN90000120260401000002","dob":"1991-02-18","i":"TK0000000","n":"MIYAKE SHOTA"},
                        "uvci":"6U5RSWMBASG2",
                        "ve":[{"des":"XM0GQ8","dis":"RA01.0","nam":"COMIRNATY",
                               "vd":[{"adm":"MHLW_Gov_of_JAPAN","ctr":"JPN","dvc":"2021-06-01","lot":"FC9881",
                                      "seq":1}]}]}}"""));
    }

    @Test
    void isCanonicalAsAWhole() throws Exception {
        String seal = seals.issue(Contents.international(), UVCI);
        assertThat(new JsonCanonicalizer(seal).getEncodedString()).isEqualTo(seal);
    }

    @Test
    void signsTheCanonicalFormOfDataAloneWithRAndS() throws Exception {
        String seal = seals.issue(Contents.international(), UVCI);
        JsonNode sig = JSON.readTree(seal).path("sig");
        byte[] signed = new JsonCanonicalizer(JSON.readTree(seal).path("data").toString()).getEncodedUTF8();
        byte[] signature = Base64.getUrlDecoder().decode(sig.path("sigvl").asText());
        assertThat(signature).hasSize(64);
        assertThat(Es256.verify(KEYS.current(KeyPurpose.SEAL).publicKey(), signed, signature))
                .isTrue();
        assertThat(Es256.verify(
                        KEYS.current(KeyPurpose.SEAL).publicKey(), seal.getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }

    @Test
    void theCertificateKeepsItsPaddingAndTheSignatureHasNone() throws Exception {
        JsonNode sig = JSON.readTree(seals.issue(Contents.international(), UVCI)).path("sig");
        assertThat(sig.path("alg").asText()).isEqualTo("ES256");
        assertThat(sig.path("sigvl").asText()).hasSize(86).doesNotContain("=");
        assertThat(sig.path("cer").asText().length() % 4).isZero();
        assertThat(Base64.getUrlDecoder().decode(sig.path("cer").asText()))
                .isEqualTo(KEYS.current(KeyPurpose.SEAL)
                        .certificates()
                        .getFirst()
                        .getEncoded());
    }

    @Test
    @Tag("VRS-8")
    void neitherSexNorNationalityNorJapaneseNameIsInASeal() {
        assertThat(seals.issue(Contents.international(), UVCI))
                .doesNotContain("\"sex\"", "三宅", "nationality")
                .matches("\\p{ASCII}*");
    }

    @Test
    void aNameInJapaneseGivesNoSeal() {
        for (String name : new String[] {"三宅", "ＭＩＹＡＫＥ", "ミヤケ", "МИЯКЕ"}) {
            assertThatThrownBy(() -> seals.issue(
                            Contents.international(new Passport("TK0000000", "JPN", name, "SHOTA"), 1), UVCI))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.type()).isEqualTo(SealProblem.NAME_NOT_LATIN));
        }
    }

    @Test
    void aValueTooLongOrOutsideTheFormatGivesNoSeal() {
        for (String number : new String[] {"", "123456789012", "TK\"000"}) {
            assertThatThrownBy(() -> seals.issue(
                            Contents.international(new Passport(number, "JPN", "MIYAKE", "SHOTA"), 1), UVCI))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSealsNumberIsTwelveCapitalsAndDigits() {
        assertThat(Uvci.random().value()).matches("[0-9A-Z]{12}").isNotEqualTo(Uvci.random().value());
        for (String value : new String[] {"6U5RSWMBASG", "6u5rswmbasg2", "6U5RSWMBASG-2"}) {
            assertThatThrownBy(() -> new Uvci(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
