package jp.sesshu.platform.importjob;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a CSV line by line, so that a broken line spoils that line alone: a quote left open ends with its line. A line
/// break inside an item is therefore refused; no layout of ours has one.
final class CsvFile {
    private static final int LINE_LIMIT = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final Reader reader;
    private final char[] buffer = new char[64 * 1024];
    private final StringBuilder line = new StringBuilder(1024);
    private int next;
    private int end;

    CsvFile(InputStream bytes, Charset charset) {
        // What isn't in the declared charset becomes U+FFFD and is refused with its row and item.
        reader = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    List<String> header() throws IOException {
        String first = nextLine();
        if (first == null) {
            return List.of();
        }
        String text = !first.isEmpty() && first.charAt(0) == BYTE_ORDER_MARK ? first.substring(1) : first;
        String[] items = split(text);
        return items == null ? List.of() : List.of(items);
    }

    /// @return as many lines as that, fewer at the end of the file, none behind it
    List<String> lines(int most) throws IOException {
        List<String> lines = new ArrayList<>(most);
        while (lines.size() < most) {
            String line = nextLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /// @return the line without its end, cut at the limit; null at the end of the file
    @Nullable
    String nextLine() throws IOException {
        line.setLength(0);
        boolean any = false;
        boolean ended = false;
        while (!ended && fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            // one more than the limit, so that it shows
            line.append(buffer, from, Math.min(next - from, LINE_LIMIT + 1 - Math.min(line.length(), LINE_LIMIT + 1)));
            ended = next < end;
            next += ended ? 1 : 0;
        }
        if (!any) {
            return null;
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        end = reader.read(buffer, 0, buffer.length);
        next = 0;
        return end > 0;
    }

    /// @return the items, or null where the line is broken
    static String @Nullable [] split(String line) {
        if (line.length() > LINE_LIMIT || line.indexOf('\r') >= 0) {
            return null;
        }
        return line.indexOf('"') < 0 ? splitPlain(line) : splitQuoted(line);
    }

    private static String[] splitPlain(String line) {
        List<String> items = new ArrayList<>(80);
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            items.add(line.substring(from, comma));
            from = comma + 1;
        }
        items.add(line.substring(from));
        return items.toArray(String[]::new);
    }

    private static String @Nullable [] splitQuoted(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            return null;
        }
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(line)) {
            return csv.stream()
                    .findFirst()
                    .map(record -> record.getFields().toArray(String[]::new))
                    .orElse(null);
        } catch (CsvParseException | IOException e) {
            return null;
        }
    }
}
