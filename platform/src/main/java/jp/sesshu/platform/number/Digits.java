package jp.sesshu.platform.number;

/// The shape checks that the number types share. Messages never repeat what was given.
final class Digits {
    private static final int OPAQUE_LIMIT = 64;

    private Digits() {}

    static void require(String value, int length, String name) {
        if (value.length() != length || !allDigits(value, 0)) {
            throw new IllegalArgumentException(name + " is " + length + " digits");
        }
    }

    static void requirePrefixed(String value, String prefix, String name) {
        if (value.length() != 16 || !value.startsWith(prefix) || !allDigits(value, prefix.length())) {
            throw new IllegalArgumentException(name + " is " + prefix + " and 14 digits");
        }
    }

    static void requireOpaque(String value, String name) {
        if (value.isBlank() || value.length() > OPAQUE_LIMIT) {
            throw new IllegalArgumentException(name + " is 1 to " + OPAQUE_LIMIT + " characters");
        }
    }

    private static boolean allDigits(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
