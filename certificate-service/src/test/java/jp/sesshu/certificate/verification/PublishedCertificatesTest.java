package jp.sesshu.certificate.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.verification.Verified.Check;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real seals of Japan and Australia, ICAO's worked example, and the official SMART Health Card: believed as they are,
/// and with any character changed not.
@Tag("VRS-6")
class PublishedCertificatesTest {
    private static final InstantSource THEN = InstantSource.fixed(Instant.parse("2021-12-15T00:00:00Z"));
    private static final SigningKeys KEYS = TestKeys.fresh(THEN);
    private final Verifiers verifiers = new Verifiers(KEYS, THEN, Verifiers.published());

    @ParameterizedTest
    @CsvSource({
        "vdsnc-jpn-triple.json,           VDS_NC,            JPN",
        "vdsnc-aus-jane.json,             VDS_NC,            AUS",
        "vdsnc-aus-validVDSJson.json,     VDS_NC,            AUS",
        "vdsnc-icao-tr-uto-example.json,  VDS_NC,            UTO",
        "shc-spec-example-00-qr-numeric.txt, SMART_HEALTH_CARD, https://spec.smarthealth.cards/examples/issuer"
    })
    void areBelieved(String file, Verified.Format format, String issuer) throws Exception {
        Verified verified = verifiers.verify(Verifiers.text(file));
        assertThat(verified.format()).isEqualTo(format);
        assertThat(verified.issuer()).isEqualTo(issuer);
        assertThat(verified.doses()).isNotEmpty();
        assertThat(verified.checked()).contains(Check.FORMAT, Check.SIGNATURE, Check.ISSUER, Check.VALIDITY);
        assertThat(verified.notChecked()).contains(Check.HOLDER, Check.RECORD, Check.REVOCATION);
    }

    @Test
    void sayWhatTheySay() throws Exception {
        Verified japanese = verifiers.verify(Verifiers.text("vdsnc-jpn-triple.json"));
        assertThat(japanese.person()).isEqualTo(new Verified.Person("MIYAKE SHOTA", "1991-02-18", "TK0000000"));
        assertThat(japanese.doses())
                .hasSize(3)
                .first()
                .isEqualTo(new Verified.Dose(1, "2021-03-01", "COMIRNATY", "FC9880", "MHLW_Gov_of_JAPAN, JPN"));
        Verified example = verifiers.verify(Verifiers.text("shc-spec-example-00-qr-numeric.txt"));
        assertThat(example.person().name()).isEqualTo("Anyperson John B.");
        assertThat(example.doses()).hasSize(2);
    }

    /// What could not be checked is said: the authority's list had ended, or there was no authority.
    @Test
    void sayWhatWasNotChecked() throws Exception {
        assertThat(verifiers.verify(Verifiers.text("vdsnc-jpn-triple.json")).notChecked())
                .contains(Check.SIGNER_REVOCATION)
                .doesNotContain(Check.SIGNER_CERTIFICATE);
        InstantSource inAutumn = InstantSource.fixed(Instant.parse("2021-11-20T00:00:00Z"));
        assertThat(new Verifiers(KEYS, inAutumn, Verifiers.published())
                        .verify(Verifiers.text("vdsnc-jpn-triple.json"))
                        .checked())
                .contains(Check.SIGNER_REVOCATION);
        assertThat(verifiers.verify(Verifiers.text("vdsnc-icao-tr-uto-example.json")).notChecked())
                .contains(Check.SIGNER_CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vdsnc-jpn-triple.json",
                "vdsnc-aus-jane.json",
                "vdsnc-icao-tr-uto-example.json",
                "shc-spec-example-00-qr-numeric.txt"
            })
    void areRefusedWithAnyCharacterChanged(String file) {
        String whole = Verifiers.text(file);
        List<String> believed = new ArrayList<>();
        for (int i = 0; i < whole.length(); i++) {
            for (char other : others(whole.charAt(i))) {
                String changed = whole.substring(0, i) + other + whole.substring(i + 1);
                if (verifiers.fault(changed) == null) {
                    believed.add(i + ": " + whole.charAt(i) + " as " + other);
                }
            }
        }
        assertThat(believed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vdsnc-jpn-triple.json", "shc-spec-example-00-qr-numeric.txt"})
    void areRefusedWhereTheyEndTooSoon(String file) {
        String whole = Verifiers.text(file);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(verifiers.fault(whole.substring(0, length))).as("%d", length).isNotNull();
        }
    }

    @Test
    void aSealThatWasTamperedWithIsRefused() {
        assertThat(verifiers.fault(Verifiers.text("vdsnc-aus-invalidVDSJson.json")))
                .isEqualTo(Fault.SIGNATURE_WRONG);
        assertThat(verifiers.fault(Verifiers.text("vdsnc-aus-nonVDSJson.json"))).isEqualTo(Fault.NOT_A_CERTIFICATE);
    }

    @ParameterizedTest
    @CsvSource({
        "vdsnc-jpn-triple.json,              2021-11-16T02:49:58Z, SIGNER_EXPIRED",
        "vdsnc-jpn-triple.json,              2031-11-17T00:00:00Z, SIGNER_EXPIRED",
        "vdsnc-icao-tr-uto-example.json,     2026-11-01T00:00:00Z, SIGNER_EXPIRED",
        "shc-spec-example-00-qr-numeric.txt, 2020-01-01T00:00:00Z, NOT_YET_VALID"
    })
    void areRefusedOutsideTheirTime(String file, Instant time, Fault fault) {
        Verifiers then = new Verifiers(KEYS, InstantSource.fixed(time), Verifiers.published());
        assertThat(then.fault(Verifiers.text(file))).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vdsnc-aus-jane.json", "vdsnc-icao-tr-uto-example.json", "shc-spec-example-00-qr-numeric.txt"})
    void areRefusedWhereNobodyTrustsTheirIssuer(String file) {
        Verifiers alone = new Verifiers(KEYS, THEN, Verifiers.nobody());
        assertThat(alone.fault(Verifiers.text(file))).isEqualTo(Fault.UNKNOWN_ISSUER);
    }

    /// Our own authority has the same state, and isn't the one that vouches for it.
    @Test
    void aSealIsVouchedForByItsOwnAuthorityOnly() {
        Verifiers alone = new Verifiers(KEYS, THEN, Verifiers.nobody());
        assertThat(alone.fault(Verifiers.text("vdsnc-jpn-triple.json"))).isEqualTo(Fault.SIGNER_NOT_TRUSTED);
    }

    /// Neighbours in the alphabet, a flipped bit in base64url, and what means something to JSON.
    private static List<Character> others(char original) {
        List<Character> others = new ArrayList<>(List.of('"', '}', ' ', '=', '0', 'A', '_'));
        others.add((char) (original + 1));
        others.add((char) (original ^ 1));
        others.add((char) (original ^ 32));
        others.removeIf(each -> each == original);
        return others;
    }
}
