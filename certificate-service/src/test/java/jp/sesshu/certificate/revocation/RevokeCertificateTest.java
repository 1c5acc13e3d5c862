package jp.sesshu.certificate.revocation;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.InstantSource;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.Rid;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@CertificateServiceTest
@Tag("VRS-6")
class RevokeCertificateTest {
    private static final String ROWS = "select kid || ' ' || rid || ' ' || municipality from revoked_card where uvci = ?";

    @Inject
    RevokeCertificate revoke;

    @Inject
    RevokedCards revoked;

    @Inject
    RevocationSteps steps;

    @Inject
    SigningKeys keys;

    @Inject
    InstantSource clock;

    @Test
    void aCertificateIsRevokedUnderTheKeyThatSigned() throws Exception {
        Uvci uvci = Uvci.random();
        String kid = keys.current(KeyPurpose.HEALTH_CARD).kid();
        assertThat(revoked.isSealRevoked(uvci.value())).isFalse();
        inCity(uvci);
        inCity(uvci);
        assertThat(query(ROWS, uvci.value())).containsExactly(kid + " " + Rid.of(kid, uvci) + " " + CITY);
        assertThat(revoked.isSealRevoked(uvci.value())).isTrue();
    }

    @Test
    void nothingIsRevokedOutsideAnothersTransaction() throws Exception {
        Uvci uvci = Uvci.random();
        assertThatThrownBy(() -> CurrentCaller.as(caller(), () -> {
                    revoke.revoke(uvci, clock.instant());
                    return true;
                }))
                .isNotNull();
        assertThat(query(ROWS, uvci.value())).isEmpty();
    }

    private void inCity(Uvci uvci) throws Exception {
        CurrentCaller.as(caller(), () -> {
            steps.revoke(uvci, clock.instant());
            return true;
        });
    }

    private static Caller caller() {
        return Caller.service(new MunicipalityCode(CITY), "certificate-service");
    }
}
