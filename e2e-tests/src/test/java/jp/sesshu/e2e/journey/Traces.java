package jp.sesshu.e2e.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/// Looks for words in bytes: as they are, and in Base64, in which a card's files travel, wherever in it they begin.
record Traces(List<byte[]> forms) {
    static Traces of(String... words) {
        return new Traces(List.of(words).stream().flatMap(Traces::forms).toList());
    }

    private static java.util.stream.Stream<byte[]> forms(String word) {
        byte[] plain = word.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>(List.of(plain));
        IntStream.range(0, 3).forEach(before -> forms.add(base64(plain, before)));
        return forms.stream();
    }

    /// The letters that depend on the word alone, where so many other bytes stand before it.
    private static byte[] base64(byte[] word, int before) {
        byte[] shifted = new byte[before + word.length];
        System.arraycopy(word, 0, shifted, before, word.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int end = (before + word.length) * 8 / 6;
        return text.substring(first, end).getBytes(StandardCharsets.US_ASCII);
    }

    boolean areIn(String text) {
        return areIn(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean areIn(byte[] bytes) {
        // one byte is one character, so that the text's own search finds bytes
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        return forms.stream().anyMatch(form -> haystack.contains(new String(form, StandardCharsets.ISO_8859_1)));
    }

    /// A file that is gone meanwhile holds nothing.
    boolean areIn(Path file) {
        try {
            return areIn(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
