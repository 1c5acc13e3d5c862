package jp.sesshu.platform.importjob;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row on its way into the staging table, in PostgreSQL's COPY text format. Values are added in the order of the
/// staging table's columns.
public final class StagingRow {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private final StringBuilder text = new StringBuilder(1024);

    public StagingRow add(@Nullable String value) {
        if (value == null) {
            return addNull();
        }
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
        text.append('\t');
        return this;
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
        text.setLength(0);
        text.append(line).append("\t\\N\t\\N\t");
    }

    void refuse(long line, int columns, RowRefused refused, @Nullable String key) {
        text.setLength(0);
        text.append(line).append('\t');
        add(refused.item());
        add(refused.reason().name());
        add(key);
        for (int i = 1; i < columns; i++) {
            addNull();
        }
    }

    /// The row as a line: the last separator becomes the line's end.
    StringBuilder finished() {
        text.setCharAt(text.length() - 1, '\n');
        return text;
    }
}
