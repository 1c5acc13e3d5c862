package jp.sesshu.vrs.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// A table of rules as CSV with a header. A line that can't be read stops the start.
public final class RuleFile {
    private RuleFile() {}

    /// @param file in place of the one that comes with the service
    /// @param resource the one that comes with the service
    public static <T> List<T> read(Optional<Path> file, String resource, int items, Function<String[], T> parse) {
        try (BufferedReader lines = open(file, resource)) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> parse.apply(items(line, items)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open(Optional<Path> file, String resource) throws IOException {
        return file.isPresent()
                ? Files.newBufferedReader(file.get())
                : new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(RuleFile.class.getResourceAsStream(resource)), StandardCharsets.UTF_8));
    }

    private static String[] items(String line, int expected) {
        String[] items = line.split(",", -1);
        if (items.length != expected) {
            throw new IllegalStateException("a rule has %d items: %s".formatted(expected, line));
        }
        return items;
    }
}
