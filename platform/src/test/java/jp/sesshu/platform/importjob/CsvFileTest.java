package jp.sesshu.platform.importjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-1")
@Tag("UAN-1")
class CsvFileTest {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void linesEndInEitherWayAndTheLastMayLackItsEnd(String end) throws IOException {
        String text = "a,b" + end + "1,2" + end + "3,4";

        assertThat(rows(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"));
        assertThat(rows((text + end).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .hasSize(3);
    }

    @Test
    void anEmptyFileHasNoHeader() throws IOException {
        assertThat(new CsvFile(new ByteArrayInputStream(new byte[0]), StandardCharsets.UTF_8).header())
                .isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        byte[] bytes = "\uFEFF宛名番号,\uFEFF履歴\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new CsvFile(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8).header())
                .containsExactly("宛名番号", "\uFEFF履歴");
    }

    @Test
    void quotedItemsHoldCommasAndQuotes() {
        assertThat(CsvFile.split("a,\"b,\"\"c\"\"\",")).containsExactly("a", "b,\"c\"", "");
    }

    @Test
    void aQuoteLeftOpenSpoilsItsLineAlone() throws IOException {
        byte[] bytes = "a,b\r\n1,\"2\r\n3,4\r\n\"5,6\r\n7,\"8\"\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(rows(bytes, StandardCharsets.UTF_8))
                .containsExactly(List.of("a", "b"), null, List.of("3", "4"), null, List.of("7", "8"));
    }

    /// Were it taken as a line's end, what follows would vanish without a word.
    @ParameterizedTest
    @ValueSource(strings = {"1,2\r3,4", "\"1\",2\r\"3\",4", "\"1\",\"2\r3\""})
    void aCarriageReturnWithinALineBreaksIt(String line) {
        assertThat(CsvFile.split(line)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"2,3", "1,\"2\" ,3"})
    void textBehindAClosingQuoteBreaksTheLine(String line) {
        assertThat(CsvFile.split(line)).isNull();
    }

    @Test
    void anEndlessLineIsCutAndBrokenAndTheNextIsReadAsEver() throws IOException {
        byte[] bytes = ("a\r\n" + "x".repeat(1_000_000) + "\r\n" + "y".repeat(64 * 1024) + "\r\nz\r\n")
                .getBytes(StandardCharsets.UTF_8);
        CsvFile file = new CsvFile(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        file.header();

        String endless = String.valueOf(file.nextLine());
        assertThat(endless).hasSizeLessThan(70_000);
        assertThat(CsvFile.split(endless)).isNull();
        assertThat(CsvFile.split(String.valueOf(file.nextLine())))
                .singleElement()
                .asString()
                .hasSize(64 * 1024);
        assertThat(file.nextLine()).isEqualTo("z");
        assertThat(file.nextLine()).isNull();
    }

    @Test
    @Tag("GW-2")
    void ownCharactersOfWindows31jBecomePrivateUseCharacters() throws IOException {
        byte[] bytes = {
            'a', '\r', '\n', (byte) 0xF0, 0x40, (byte) 0xF9, (byte) 0xFC, (byte) 0xFA, (byte) 0xB1, '\r', '\n'
        };

        assertThat(rows(bytes, WINDOWS_31J)).containsExactly(List.of("a"), List.of("\uE000\uE757﨑"));
    }

    @Test
    @Tag("GW-2")
    void aFileInAnotherCharsetThanDeclaredIsRefusedWhereItShows() throws IOException {
        byte[] bytes = "k,name\r\n1,髙橋　表示\r\n2,ascii\r\n".getBytes(WINDOWS_31J);
        CsvFile file = new CsvFile(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        List<String> header = file.header();

        RowRefused refused = catchThrowableOfType(
                RowRefused.class, () -> row(header, file.nextLine()).checkShape());
        assertThat(refused.item()).isEqualTo("name");
        assertThat(refused.reason()).isEqualTo(RefusalReason.NOT_IN_CHARSET);
        assertThat(CsvFile.split(String.valueOf(file.nextLine()))).containsExactly("2", "ascii");
    }

    @Property
    void whatAnotherProgramQuotedIsReadBack(@ForAll("lines") List<String> items) throws IOException {
        String line = items.stream()
                .map(item -> '"' + item.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));

        assertThat(rows((line + "\r\n").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .containsExactly(items);
    }

    @Property
    void noLineEverReachesIntoTheNext(@ForAll("lines") List<String> lines) throws IOException {
        List<String> read = new ArrayList<>();
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        CsvFile file = new CsvFile(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
        for (String line = file.nextLine(); line != null; line = file.nextLine()) {
            CsvFile.split(line);
            read.add(line);
        }

        assertThat(read).isEqualTo(lines);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings()
                .withChars(",\" ab\\;\t漢か゚𠮷﨑")
                .ofMaxLength(12)
                .filter(CsvFileTest::isWellFormed)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static CsvRow row(List<String> header, @Nullable String line) {
        return new CsvRow(header, CsvFile.split(String.valueOf(line)));
    }

    private static List<@Nullable List<String>> rows(byte[] bytes, Charset charset) throws IOException {
        CsvFile file = new CsvFile(new ByteArrayInputStream(bytes), charset);
        List<@Nullable List<String>> rows = new ArrayList<>();
        for (String line = file.nextLine(); line != null; line = file.nextLine()) {
            String[] items = CsvFile.split(line);
            rows.add(items == null ? null : Arrays.asList(items));
        }
        return rows;
    }
}
