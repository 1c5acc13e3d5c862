package jp.sesshu.localstack.keycloak;

import java.security.SecureRandom;

/// Secrets made up at a stack's first start.
final class GeneratedSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Nothing that is mistaken for something else when read off a screen.
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;
    private static final int ONE_TIME_CODE_SECRET_LENGTH = 32; // 160 bits, as RFC 4226 recommends

    private GeneratedSecret() {}

    static String password() {
        return random(READABLE, PASSWORD_LENGTH);
    }

    static String oneTimeCodeSecret() {
        return random(OneTimeCode.BASE32, ONE_TIME_CODE_SECRET_LENGTH);
    }

    private static String random(String alphabet, int length) {
        StringBuilder secret = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            secret.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return secret.toString();
    }
}
