package jp.sesshu.localstack.keycloak;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Signs staff in the way they do it themselves: through the pages a browser would show, with
/// password and one-time code, authorization code and PKCE. One sign-in lasts for all tokens of
/// an account; Keycloak's session cookie, not a refresh token, brings the next one.
public final class StaffLogin {
    public static final String STAFF_TERMINAL = "staff-terminal";
    public static final String VENUE_TABLET = "venue-tablet";

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KeycloakHttp http;
    private final InstantSource clock;
    private final Map<String, StaffSession> sessions = new ConcurrentHashMap<>();
    private final Map<Wanted, AccessToken> tokens = new ConcurrentHashMap<>();

    private record Wanted(String account, String client, String scope) {}

    /// Signs in at one realm.
    ///
    /// @param issuer the realm's address
    public StaffLogin(URI issuer) {
        this(issuer, InstantSource.system());
    }

    StaffLogin(URI issuer, InstantSource clock) {
        http = new KeycloakHttp(issuer);
        this.clock = clock;
    }

    /// A token that lasts for at least half a minute; from memory while it does.
    ///
    /// @param client `STAFF_TERMINAL` or `VENUE_TABLET`
    /// @param scope names of client scopes, separated by spaces; may be empty
    /// @throws SignInRefused if Keycloak doesn't want the account, the client or the scope
    public AccessToken tokenFor(StaffAccount account, String client, String scope) {
        return tokens.compute(
                new Wanted(account.name(), client, scope),
                (_, held) -> held != null && held.lasts(MARGIN, clock.instant())
                        ? held
                        : session(account).token(client, scope));
    }

    /// The session this account's tokens come from; signed in with the first token.
    StaffSession session(StaffAccount account) {
        return sessions.computeIfAbsent(account.name(), _ -> new StaffSession(http, account, clock));
    }
}
