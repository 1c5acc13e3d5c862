package jp.sesshu.localstack.keycloak;

/// Keycloak said no: to a password, a code, a client or a scope. The message says to which.
public final class SignInRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInRefused(String message) {
        super(message);
    }
}
