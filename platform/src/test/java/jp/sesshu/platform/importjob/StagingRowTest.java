package jp.sesshu.platform.importjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-1")
class StagingRowTest {
    private final StagingRow row = new StagingRow();

    @Test
    void writesCopyTextFormat() {
        row.start(7);
        row.add("a\\b\tc\nd\re")
                .add((String) null)
                .add("")
                .add(LocalDate.of(2022, 4, 1))
                .add(3);
        row.add(new byte[] {0, (byte) 0xFF, 0x1A}).add((byte[]) null).add((LocalDate) null);

        row.end();

        assertThat(row).hasToString("7\t\\N\t\\N\ta\\\\b\\tc\\nd\\re\t\\N\t\t2022-04-01\t3\t\\\\x00ff1a\t\\N\t\\N\n");
    }

    @Test
    void aRefusedRowLeavesNothingOfWhatWasAddedBefore() {
        row.start(7);
        row.add("a name");
        row.refuse(7, 2, new RowRefused("個人番号", RefusalReason.CHECK_DIGIT), null);

        row.end();

        assertThat(row).hasToString("7\t個人番号\tCHECK_DIGIT\t\\N\t\\N\n");
    }

    @Test
    void aRefusedRowKeepsWhomItWasAbout() {
        row.refuse(7, 2, new RowRefused("電話番号", RefusalReason.TOO_LONG), "1000000001");

        row.end();

        assertThat(row).hasToString("7\t電話番号\tTOO_LONG\t1000000001\t\\N\n");
    }

    @Test
    void aRefusedRowSpoilsNoneOfThoseBefore() {
        row.start(7);
        row.add("a name");
        row.end();
        row.start(8);
        row.add("another");
        row.refuse(8, 1, new RowRefused("個人番号", RefusalReason.CHECK_DIGIT), null);
        row.end();

        assertThat(row).hasToString("7\t\\N\t\\N\ta name\n8\t個人番号\tCHECK_DIGIT\t\\N\n");
    }

    @Property
    void noTextBreaksOutOfItsColumn(@ForAll("texts") String text) {
        StagingRow row = new StagingRow();
        row.start(1);
        row.add(text).add("end");
        row.end();
        String line = row.toString();

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        String[] columns = line.substring(0, line.length() - 1).split("\t", -1);
        assertThat(columns).hasSize(5);
        assertThat(unescaped(columns[3])).isEqualTo(text);
        assertThat(columns[3]).isNotEqualTo("\\N");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("\\N.tnr\t\n\rx漢\u0001").ofMaxLength(20);
    }

    /// As PostgreSQL reads it.
    private static String unescaped(String column) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            text.append(c == '\\' ? escape(column.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char escape(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
