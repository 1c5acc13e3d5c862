package jp.sesshu.platform.access;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The caller of the running request, or of the running background work. There is no default: work without a caller
/// has no municipality and reaches no row.
@ApplicationScoped
public class CurrentCaller {
    private static final ScopedValue<Caller> BACKGROUND = ScopedValue.newInstance();
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is calling: no municipality to work for"));
    }

    public Optional<Caller> find() {
        if (BACKGROUND.isBound()) {
            return Optional.of(BACKGROUND.get());
        }
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        try {
            if (identity.getAttribute(TokenGate.CALLER) instanceof Caller known) {
                return Optional.of(known);
            }
            return identity.getPrincipal() instanceof JsonWebToken token ? fromToken(token) : Optional.empty();
        } catch (AuthenticationFailedException e) {
            // The token is checked only when somebody asks who is calling, and this one is not genuine.
            return Optional.empty();
        }
    }

    /// Runs {@code work} as {@code caller}; used by event consumers and jobs, never by a resource.
    public static <T, E extends Exception> T as(Caller caller, ScopedValue.CallableOp<T, E> work) throws E {
        return ScopedValue.where(BACKGROUND, caller).call(work);
    }

    /// @param trace the trace of the request, which goes on in threads that serve others too
    public static <T, E extends Exception> T as(Caller caller, Context trace, ScopedValue.CallableOp<T, E> work)
            throws E {
        try (Scope _ = trace.makeCurrent()) {
            return as(caller, work);
        }
    }

    static Optional<Caller> fromToken(JsonWebToken token) {
        String municipality = token.getClaim(TokenClaims.MUNICIPALITY);
        if (municipality == null || !MunicipalityCode.isValid(municipality)) {
            return Optional.empty();
        }
        return Optional.of(new Caller(
                MunicipalityCode.parse(municipality),
                String.valueOf(token.getName()),
                claim(token, TokenClaims.CLIENT),
                claim(token, TokenClaims.ZONE)));
    }

    private static String claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return String.valueOf(value);
    }
}
