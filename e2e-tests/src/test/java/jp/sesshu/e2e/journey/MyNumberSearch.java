package jp.sesshu.e2e.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for any of many My Numbers as twelve ASCII digits, wherever in a run of digits they begin.
final class MyNumberSearch {
    private static final long TWELVE_DIGITS = 1_000_000_000_000L;
    private final Set<Long> numbers = new HashSet<>();

    /// Takes what stands under 個人番号 in feeds of the registry.
    static MyNumberSearch ofFeeds(List<Path> feeds) throws IOException {
        MyNumberSearch search = new MyNumberSearch();
        for (Path feed : feeds) {
            List<String> lines = Files.readAllLines(feed);
            int column = List.of(lines.getFirst().split(",", -1)).indexOf("個人番号");
            lines.stream()
                    .skip(1)
                    .map(line -> line.split(",", -1)[column])
                    .filter(number -> number.matches("[0-9]{12}"))
                    .forEach(number -> search.numbers.add(Long.valueOf(number)));
        }
        return search;
    }

    MyNumberSearch and(String number) {
        numbers.add(Long.valueOf(number));
        return this;
    }

    int size() {
        return numbers.size();
    }

    String any() {
        return "%012d".formatted(numbers.iterator().next());
    }

    /// A file that is gone meanwhile holds nothing.
    boolean findsOneIn(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 20];
            Window window = new Window();
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                if (window.passes(buffer, length)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean findsOneIn(byte[] bytes) {
        return new Window().passes(bytes, bytes.length);
    }

    /// The last twelve digits of the run of digits that is being read.
    private final class Window {
        private long value;
        private int digits;

        boolean passes(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                int digit = bytes[i] - '0';
                if (digit < 0 || digit > 9) {
                    digits = 0;
                    value = 0;
                    continue;
                }
                value = (value * 10 + digit) % TWELVE_DIGITS;
                digits++;
                if (digits >= 12 && numbers.contains(value)) {
                    return true;
                }
            }
            return false;
        }
    }
}
