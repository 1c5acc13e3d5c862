package jp.sesshu.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("HM-8")
class VerifiedTokensTest {
    private static final Instant ISSUED = Instant.parse("2022-07-01T00:00:00Z");
    private Instant now = ISSUED;
    private final VerifiedTokens tokens = new VerifiedTokens(() -> now);

    @Test
    void knowsATokenForAMinuteAndThenHasItCheckedAgain() {
        SecurityIdentity identity = identity(tablet(ISSUED.plusSeconds(300)));
        tokens.keep("header.claims.signature", identity);
        now = ISSUED.plusSeconds(59);
        assertThat(tokens.find("header.claims.signature")).isSameAs(identity);
        now = ISSUED.plusSeconds(60);
        assertThat(tokens.find("header.claims.signature")).isNull();
    }

    @Test
    void aTokenThatHasEndedIsntKnown() {
        tokens.keep("header.claims.signature", identity(tablet(ISSUED.plusSeconds(20))));
        now = ISSUED.plusSeconds(19);
        assertThat(tokens.find("header.claims.signature")).isNotNull();
        now = ISSUED.plusSeconds(20);
        assertThat(tokens.find("header.claims.signature")).isNull();
    }

    @Test
    void theSameClaimsUnderAnotherSignatureAreAnotherToken() {
        tokens.keep("header.claims.signature", identity(tablet(ISSUED.plusSeconds(300))));
        assertThat(tokens.find("header.claims.signaturf")).isNull();
        assertThat(tokens.find("header.claims.")).isNull();
    }

    @Test
    void keepsNobodyWhoCameWithoutAToken() {
        tokens.keep("something", identity(() -> "somebody"));
        assertThat(tokens.find("something")).isNull();
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
    }

    private static Principal tablet(Instant end) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("tablet");
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return new OidcJwtCallerPrincipal(claims, new AccessTokenCredential("header.claims.signature"));
    }
}
