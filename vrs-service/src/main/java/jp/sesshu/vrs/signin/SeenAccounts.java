package jp.sesshu.vrs.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Notes whose accounts there are, from the tokens of those who were served: so that no right to look at Keycloak's
/// accounts is needed to know a municipality's. A request of somebody noted before costs one look-up in memory.
@Provider
class SeenAccounts implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(SeenAccounts.class);
    private static final int AT_MOST = 10_000;
    private final Cache<Caller, UUID> noted = Caffeine.newBuilder()
            .maximumSize(AT_MOST)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final KnownAccounts accounts;
    private final CurrentCaller caller;
    private final SecurityIdentity identity;

    SeenAccounts(KnownAccounts accounts, CurrentCaller caller, SecurityIdentity identity) {
        this.accounts = accounts;
        this.caller = caller;
        this.identity = identity;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            caller.find().ifPresent(this::seen);
        }
    }

    private void seen(Caller who) {
        if (noted.getIfPresent(who) == null && identity.getPrincipal() instanceof JsonWebToken token) {
            UUID account = account(token);
            if (account != null) {
                noted.put(who, account);
                Thread.ofVirtual().name("account").start(() -> note(who, account));
            }
        }
    }

    /// Away from the request, which has been served and doesn't depend on it.
    private void note(Caller who, UUID account) {
        try {
            CurrentCaller.as(who, () -> {
                accounts.add(account);
                return true;
            });
        } catch (Exception e) {
            noted.invalidate(who);
            LOG.warnf("an account can't be noted now: %s", e.toString());
        }
    }

    private static @Nullable UUID account(JsonWebToken token) {
        try {
            return token.getSubject() == null ? null : UUID.fromString(token.getSubject());
        } catch (IllegalArgumentException notKeycloaks) {
            return null;
        }
    }
}
