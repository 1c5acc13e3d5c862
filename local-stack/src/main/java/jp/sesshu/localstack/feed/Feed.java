package jp.sesshu.localstack.feed;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A feed to be uploaded: a file, or invented people made up as they are sent, so that their My Numbers are on no disk.
///
/// @param path where it is sent: the source and whether it is a full feed
/// @param addressees the addressee numbers of the first and the last rows, to look up afterwards
public record Feed(String name, String path, long rows, List<String> addressees, Supplier<InputStream> content) {
    public static final String FULL = "/feeds/registry/full";
    public static final String CHANGES = "/feeds/registry/changes";
    /// So many invented people are known to the tax system alone.
    static final int ONLY_IN_TAX = 10;

    private static final String TAX = "/feeds/tax/full";
    static final String HEADER = "宛名番号,履歴連番,適用日,世帯番号,現存区分CD,本名かな,本名漢字,生年月日,性別,続柄CD1,続柄CD2,続柄CD3,続柄CD4,異動日,"
            + "異動事由CD,届出日,住民となった日,住民となった事由CD,住定日,住民で無くなった日,住民で無くなった事由CD,"
            + "転入前住所郵便番号,転入前住所町名,転入前住所方書,転入前住所方書非表示フラグ,前住所郵便番号,前住所町名,前住所番地,"
            + "前住所方書,転出確定町名,転出確定方書,外字フラグ,世帯主名かな,世帯主名漢字,現住所市内住所CD,現住所郵便番号,現住所町名,"
            + "現住所方書,行政区コード,班コード,支所コード,小学校区,中学校区,電話番号,国籍等CD,国籍等名称,データ登録日,データ更新日,"
            + "データ更新時間,連携更新日時,アルファベット氏名かな,アルファベット氏名漢字,外国人氏名かな,外国人氏名漢字,通称名かな,"
            + "通称名漢字,併記名かな,併記名漢字,外国人の住民となる日,旅券番号,個人番号,統合宛名番号,削除区分,地区コード\r\n";
    private static final int SAMPLES = 200;
    /// So many rows are sent at a time.
    private static final int PART = 200;

    /// A file in UTF-8 with a header line and one row per line.
    ///
    /// @param path where it is sent, see {@link #FULL} and {@link #CHANGES}
    public static Feed of(Path file, String path) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> numbers = lines.lines()
                    .skip(1)
                    .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
                    .toList();
            return new Feed(file.getFileName().toString(), path, numbers.size(), samples(numbers), () -> open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /// The first states of people 1 to {@code residents}.
    public static Feed arrivals(int residents) {
        return invented("invented residents", FULL, residents, InventedPeople::arrival);
    }

    /// The second states of every fiftieth of them.
    public static Feed changes(int residents) {
        return changes(Math.max(1, residents / 50), 2);
    }

    /// The states with this history number of people 1 to {@code people}.
    public static Feed changes(int people, int history) {
        return invented("invented changes", CHANGES, people, number -> InventedPeople.change(number, history));
    }

    /// Every second of {@link #arrivals}, and a few people besides, as the tax system knows them.
    static Feed taxpayers(int residents) {
        int shared = Math.max(1, residents / 2);
        IntUnaryOperator person = place -> place <= shared ? place : residents + place - shared;
        int rows = shared + ONLY_IN_TAX;
        List<String> numbers = IntStream.rangeClosed(1, rows)
                .map(person)
                .mapToObj(InventedPeople::addresseeNumber)
                .map(Taxpayers::number)
                .toList();
        return new Feed(
                "invented taxpayers",
                TAX,
                rows,
                samples(numbers),
                () -> stream(rows, place -> Taxpayers.row(InventedPeople.arrival(person.applyAsInt(place)))));
    }

    /// The people of a registry's file as the tax system knows them. Made in memory: it holds their My Numbers.
    static Feed taxpayers(Path registry) {
        try (BufferedReader lines = Files.newBufferedReader(registry)) {
            List<String> rows = Taxpayers.rows(lines.lines().skip(1)).toList();
            List<String> numbers =
                    rows.stream().map(row -> row.substring(0, row.indexOf(','))).toList();
            return new Feed(
                    "taxpayers of " + registry.getFileName(),
                    TAX,
                    rows.size(),
                    samples(numbers),
                    () -> stream(rows.size(), place -> rows.get(place - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(registry + " can't be read", e);
        }
    }

    private static Feed invented(String name, String path, int rows, IntFunction<String> row) {
        List<String> numbers = IntStream.rangeClosed(1, rows)
                .mapToObj(InventedPeople::addresseeNumber)
                .toList();
        return new Feed(name, path, rows, samples(numbers), () -> stream(rows, row));
    }

    private static List<String> samples(List<String> numbers) {
        if (numbers.size() <= SAMPLES) {
            return numbers;
        }
        return Stream.concat(numbers.subList(0, SAMPLES - 1).stream(), Stream.of(numbers.getLast()))
                .toList();
    }

    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer than an Enumeration.
    private static InputStream stream(int rows, IntFunction<String> row) {
        Iterator<InputStream> parts = Stream.concat(
                        Stream.of(bytes(HEADER)),
                        IntStream.iterate(1, first -> first <= rows, first -> first + PART)
                                .mapToObj(first -> IntStream.range(first, Math.min(first + PART, rows + 1))
                                        .mapToObj(row)
                                        .collect(joining()))
                                .map(Feed::bytes))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        });
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
