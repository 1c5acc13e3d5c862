package jp.sesshu.certificate.content;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// What a certificate is known by apart from its id: twelve capitals and digits, random, and so saying nothing of whom
/// it is about. A seal names it.
public record Uvci(String value) {
    private static final int LENGTH = 12;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{12}");
    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    public Uvci {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a seal's number is 12 capitals and digits");
        }
    }

    public static Uvci random() {
        StringBuilder value = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            value.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new Uvci(value.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
