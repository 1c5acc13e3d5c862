package jp.sesshu.platform.importjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-1")
class StagingRowTest {
    private static final String NULL = "null";
    private static final String LINE_7 = "0000000000000007";
    private static final String LINE_8 = "0000000000000008";

    @Test
    void writesEachTypeInCopysBinaryFormat() {
        StagingRow row = new StagingRow(11);
        row.start(7);
        row.add("a\\b\n漢")
                .add("")
                .add(LocalDate.of(2000, 1, 3))
                .add(LocalDate.of(1999, 12, 31))
                .add(LocalDate.of(1, 1, 1))
                .add(3)
                .add((short) 2)
                .add(true)
                .add(false)
                .add(new byte[] {0, (byte) 0xFF, 0x1A})
                .addNull();

        row.end();

        assertThat(rows(row))
                .containsExactly(List.of(
                        LINE_7,
                        NULL,
                        NULL,
                        "615c620ae6bca2",
                        "",
                        "00000002",
                        "ffffffff",
                        // 730,119 days earlier
                        "fff4dbf9",
                        "00000003",
                        "0002",
                        "01",
                        "00",
                        "00ff1a",
                        NULL));
    }

    @Test
    void whatIsNotThereIsNull() {
        StagingRow row = new StagingRow(3);
        row.start(7);
        row.add((String) null).add((LocalDate) null).add((byte[]) null);

        row.end();

        assertThat(rows(row)).containsExactly(List.of(LINE_7, NULL, NULL, NULL, NULL, NULL));
    }

    @Test
    void aRefusedRowLeavesNothingOfWhatWasAddedBefore() {
        StagingRow row = new StagingRow(2);
        row.start(7);
        row.add("a name");
        row.refuse(7, new RowRefused("個人番号", RefusalReason.CHECK_DIGIT), null);

        row.end();

        assertThat(rows(row)).containsExactly(List.of(LINE_7, hex("個人番号"), hex("CHECK_DIGIT"), NULL, NULL));
    }

    @Test
    void aRefusedRowKeepsWhomItWasAbout() {
        StagingRow row = new StagingRow(2);
        row.refuse(7, new RowRefused("電話番号", RefusalReason.TOO_LONG), "1000000001");

        row.end();

        assertThat(rows(row)).containsExactly(List.of(LINE_7, hex("電話番号"), hex("TOO_LONG"), hex("1000000001"), NULL));
    }

    @Test
    void aRefusedRowSpoilsNoneOfThoseBefore() {
        StagingRow row = new StagingRow(1);
        row.start(7);
        row.add("a name");
        row.end();
        row.start(8);
        row.add("another");
        row.refuse(8, new RowRefused("個人番号", RefusalReason.CHECK_DIGIT), null);
        row.end();

        assertThat(rows(row))
                .containsExactly(
                        List.of(LINE_7, NULL, NULL, hex("a name")),
                        List.of(LINE_8, hex("個人番号"), hex("CHECK_DIGIT"), NULL));
    }

    @Test
    void aRowThatHasNotAValueForEachColumnIsAMistake() {
        StagingRow row = new StagingRow(2);
        row.start(7);
        row.add("a name");

        assertThatThrownBy(row::end).isInstanceOf(IllegalStateException.class).hasMessageContaining("5 columns");
    }

    /// However long they are together.
    @Property
    void textsComeOutAsTheyWentIn(@ForAll List<String> texts) {
        StagingRow row = new StagingRow(texts.size());
        row.start(7);
        texts.forEach(row::add);
        row.end();

        List<String> values = rows(row).getFirst();
        assertThat(values.subList(3, values.size()))
                .containsExactlyElementsOf(
                        texts.stream().map(StagingRowTest::hex).toList());
    }

    @Test
    void manyRowsGrowBeyondWhatThereIsRoomForAtFirst() {
        String text = "漢".repeat(1_000);
        StagingRow row = new StagingRow(1);
        for (int i = 0; i < 1_000; i++) {
            row.start(7);
            row.add(text);
            row.end();
        }

        assertThat(rows(row)).hasSize(1_000).containsOnly(List.of(LINE_7, NULL, NULL, hex(text)));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /// As PostgreSQL reads them: each row's values in hexadecimal.
    private static List<List<String>> rows(StagingRow staged) {
        ByteBuffer bytes = ByteBuffer.wrap(staged.toBytes());
        List<List<String>> rows = new ArrayList<>();
        while (bytes.hasRemaining()) {
            List<String> row = new ArrayList<>();
            for (int columns = bytes.getShort(); columns > 0; columns--) {
                row.add(value(bytes));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String value(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0) {
            return NULL;
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return HexFormat.of().formatHex(value);
    }
}
