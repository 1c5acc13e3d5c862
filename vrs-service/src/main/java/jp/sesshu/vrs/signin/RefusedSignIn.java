package jp.sesshu.vrs.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One sign-in that Keycloak refused. The event also holds what was typed as the user's name, which may be a password
/// or a My Number in the wrong field: it isn't read.
///
/// @param account null where no account has the name that was tried
record RefusedSignIn(
        UUID event,
        Instant at,
        @Nullable UUID account,
        @Nullable String address) {
    /// Guesses, and attempts at accounts that are shut. Other errors are pages left open for too long and the like.
    private static final Set<String> REFUSALS = Set.of(
            "invalid_user_credentials",
            "user_not_found",
            "user_disabled",
            "user_temporarily_disabled",
            "invalid_client_credentials");

    /// @param event as Keycloak's admin API shows it
    /// @return nothing where it is no refused sign-in
    static Optional<RefusedSignIn> of(JsonNode event) {
        UUID id = uuid(event.path("id"));
        if (id == null || !REFUSALS.contains(event.path("error").asText())) {
            return Optional.empty();
        }
        return Optional.of(new RefusedSignIn(
                id,
                time(event),
                uuid(event.path("userId")),
                event.path("ipAddress").asText(null)));
    }

    static Instant time(JsonNode event) {
        return Instant.ofEpochMilli(event.path("time").asLong());
    }

    /// An id of an account that Keycloak keeps elsewhere isn't a plain one, and holds a name.
    private static @Nullable UUID uuid(JsonNode text) {
        try {
            return text.isTextual() ? UUID.fromString(text.asText()) : null;
        } catch (IllegalArgumentException notPlain) {
            return null;
        }
    }
}
