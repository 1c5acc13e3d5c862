package jp.sesshu.platform.importjob;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Rows on their way into the staging table, one after the other, in PostgreSQL's COPY text format.
/// The values of each are added in the order of the staging table's columns.
public final class StagingRow {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private final StringBuilder text = new StringBuilder(4096);
    private int start;

    public StagingRow add(@Nullable String value) {
        if (value == null) {
            return addNull();
        }
        if (isPlain(value)) {
            text.append(value);
        } else {
            value.chars().forEach(c -> append((char) c));
        }
        text.append('\t');
        return this;
    }

    /// Almost every value is.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void append(char c) {
        switch (c) {
            case '\\' -> text.append("\\\\");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> text.append(c);
        }
    }

    public StagingRow add(@Nullable LocalDate date) {
        return add(date == null ? null : date.toString());
    }

    public StagingRow add(int number) {
        text.append(number).append('\t');
        return this;
    }

    public StagingRow add(byte @Nullable [] bytes) {
        if (bytes == null) {
            return addNull();
        }
        text.append("\\\\x");
        for (byte each : bytes) {
            text.append(HEX[(each >> 4) & 0xF]).append(HEX[each & 0xF]);
        }
        text.append('\t');
        return this;
    }

    private StagingRow addNull() {
        text.append("\\N\t");
        return this;
    }

    void start(long line) {
        text.append(line).append("\t\\N\t\\N\t");
    }

    /// Nothing is left of what was added of this row before.
    void refuse(long line, int columns, RowRefused refused, @Nullable String key) {
        text.setLength(start);
        text.append(line).append('\t');
        add(refused.item());
        add(refused.reason().name());
        add(key);
        for (int i = 1; i < columns; i++) {
            addNull();
        }
    }

    /// The row is whole: its last separator becomes the line's end.
    void end() {
        text.setCharAt(text.length() - 1, '\n');
        start = text.length();
    }

    /// All rows that were ended.
    @Override
    public String toString() {
        return text.substring(0, start);
    }
}
