package jp.sesshu.platform.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Takes every permission from a token that belongs to the other zone or to no municipality. The identity stays, so
/// that the refusal can be told from a missing sign-in and be audited.
@ApplicationScoped
class TokenGate implements SecurityIdentityAugmentor {
    static final String REFUSAL = "suite.refusal";
    static final String CALLER = "suite.caller";
    private final SuiteConfig config;

    TokenGate(SuiteConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        AccessProblem refusal = refusal(token);
        if (refusal == null) {
            return Uni.createFrom().item(withCaller(identity, token));
        }
        return Uni.createFrom().item(withoutPermissions(identity, refusal));
    }

    private @Nullable AccessProblem refusal(JsonWebToken token) {
        String municipality = token.getClaim(TokenClaims.MUNICIPALITY);
        if (municipality == null || !MunicipalityCode.isValid(municipality)) {
            return AccessProblem.NO_MUNICIPALITY;
        }
        return config.zone().claim().equals(token.getClaim(TokenClaims.ZONE)) ? null : AccessProblem.WRONG_ZONE;
    }

    /// Who is calling is read once for as long as a token is remembered: a look at a claim that isn't a standard one
    /// costs the library an exception.
    private static SecurityIdentity withCaller(SecurityIdentity identity, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder(identity)
                .addAttribute(CALLER, CurrentCaller.fromToken(token).orElseThrow())
                .build();
    }

    private static SecurityIdentity withoutPermissions(SecurityIdentity identity, AccessProblem refusal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttribute(REFUSAL, refusal)
                .build();
    }
}
