package jp.sesshu.benchmarks.feed;

import java.util.HexFormat;
import java.util.Random;
import java.util.StringJoiner;

/// A feed's row as a line of COPY's text format: municipality, source, how much of the birth date is known, the items
/// but two, as many random bytes as an encrypted My Number has, an integrated number, and what the indexes are over.
final class CopyRow {
    private static final int MY_NUMBER = 60;
    private static final int INTEGRATED_NUMBER = 61;
    /// Of AES-GCM as Tink writes it: prefix, initialisation vector, twelve digits, tag.
    private static final int CIPHERTEXT_BYTES = 5 + 12 + 12 + 16;

    private final Random random = new Random(1);
    private final byte[] ciphertext = new byte[CIPHERTEXT_BYTES];
    private long rows;

    /// @param line of an invented feed: no quotes, no tabs, no backslashes
    String of(String line) {
        String[] items = line.split(",", -1);
        StringJoiner row = new StringJoiner("\t", "", "\n");
        row.add("122271").add("REGISTRY").add("DAY");
        for (int i = 0; i < items.length; i++) {
            if (i != MY_NUMBER && i != INTEGRATED_NUMBER) {
                row.add(items[i].isEmpty() ? "\\N" : items[i]);
            }
        }
        random.nextBytes(ciphertext);
        row.add("\\\\x" + HexFormat.of().formatHex(ciphertext));
        rows++;
        return row.add("%015d".formatted(rows))
                .add(items[6])
                .add(items[5])
                .add(items[36])
                .toString();
    }
}
