package jp.sesshu.vrs.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.mynumber.TypedMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-18")
class QuestionTest {
    private static final MunicipalityCode OWN = new MunicipalityCode("122271");
    private static final Question WITHOUT_CONSENT = new Question(
            new MunicipalityCode("900001"),
            new AddresseeNumber("1000000001"),
            new Reason("転入者の接種歴の確認"),
            false,
            IdentityCheck.PASSPORT);

    @Test
    void consentIsAskedForUnlessTheMunicipalityDecidedOtherwise() {
        AskInquiry.check(WITHOUT_CONSENT, OWN, false);
        assertThatThrownBy(() -> AskInquiry.check(WITHOUT_CONSENT, OWN, true))
                .isInstanceOf(ProblemException.class)
                .hasMessage("consent-missing");
    }

    @Test
    void oneNumberInTwoInquiriesHasTwoFingerprints() {
        byte[] index = new byte[32];
        UUID id = UUID.randomUUID();

        assertThat(WITHOUT_CONSENT.fingerprint(id, index))
                .isEqualTo(WITHOUT_CONSENT.fingerprint(id, index.clone()))
                .isNotEqualTo(WITHOUT_CONSENT.fingerprint(UUID.randomUUID(), index));
    }

    @Test
    void aGivenNumberCannotBePrinted() {
        assertThat(new TypedMyNumber("123456789018").toString()).doesNotContain("123456789018");
    }
}
