package jp.sesshu.certificate.verification;

import java.util.Random;

/// What happens to texts: characters replaced, left out, doubled, exchanged; pieces moved.
final class Mutations {
    private static final String SIGNS = "ABCXYZabcxyz0189-_.,:\"{}[]=";

    private Mutations() {}

    static String of(String whole, Random random) {
        StringBuilder text = new StringBuilder(whole);
        int at = random.nextInt(whole.length() - 1);
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, whole.charAt(at));
            case 3 -> {
                char moved = text.charAt(at);
                text.setCharAt(at, text.charAt(at + 1));
                text.setCharAt(at + 1, moved);
            }
            default -> {
                int end = at + random.nextInt(Math.min(40, whole.length() - at));
                String piece = whole.substring(at, end);
                text.delete(at, end).insert(random.nextInt(text.length() + 1), piece);
            }
        }
        return text.toString();
    }
}
