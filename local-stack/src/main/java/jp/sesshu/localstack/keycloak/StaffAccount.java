package jp.sesshu.localstack.keycloak;

import org.jspecify.annotations.Nullable;

/// An invented member of staff. Only the local stack knows a password; printing an account shows
/// its name.
///
/// @param role the one realm role the account has
/// @param oneTimeCodeSecret in Base32, as an authenticator app takes it; null where the role
///     needs no second factor
public record StaffAccount(
        String name,
        String municipality,
        String role,
        String password,
        @Nullable String oneTimeCodeSecret) {
    @Override
    public String toString() {
        return name;
    }
}
