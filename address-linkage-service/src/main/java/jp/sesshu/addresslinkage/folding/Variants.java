package jp.sesshu.addresslinkage.folding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Variant characters of names, from {@code variants.txt}: 髙 is found as 高, 﨑 as 崎.
final class Variants {
    private static final Map<Integer, Integer> USUAL = read();
    /// The same characters, to be asked first: hardly a name has one.
    private static final BitSet VARIANT = new BitSet();

    static {
        USUAL.keySet().forEach(VARIANT::set);
    }

    private Variants() {}

    static String fold(String text) {
        if (text.codePoints().noneMatch(VARIANT::get)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> folded.appendCodePoint(USUAL.getOrDefault(c, c)));
        return folded.toString();
    }

    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> usual = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Variants.class.getResourceAsStream("/variants.txt")), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int[] group = line.codePoints().filter(c -> c != ' ').toArray();
                for (int i = 1; i < group.length; i++) {
                    usual.put(group[i], group[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(usual);
    }
}
