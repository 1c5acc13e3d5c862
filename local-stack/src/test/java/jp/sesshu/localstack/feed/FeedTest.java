package jp.sesshu.localstack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is made up for a feed is a feed: 64 items, numbers that exist, the same each time.
class FeedTest {
    private static final int PEOPLE = 1000;
    private static final int ADDRESSEE_NUMBER = 0;
    private static final int HISTORY_NUMBER = 1;
    private static final int EFFECTIVE_ON = 2;
    private static final int RESIDENCY = 4;
    private static final int NAME = 6;
    private static final int BIRTH_DATE = 7;
    private static final int SEX = 8;
    private static final int MY_NUMBER = 60;

    @Test
    void everyInventedRowHasTheItemsOfAFeedAndAMyNumberWithItsCheckDigit() {
        for (Feed feed : List.of(Feed.arrivals(PEOPLE), Feed.changes(PEOPLE), Feed.taxpayers(PEOPLE))) {
            List<String[]> rows = rows(feed);
            assertThat(rows).as(feed.name()).hasSize((int) feed.rows()).allSatisfy(row -> {
                assertThat(row).hasSize(64);
                assertThat(row[ADDRESSEE_NUMBER]).matches("[0-9]{10}");
                assertThat(row[HISTORY_NUMBER]).matches("[12]");
                assertThat(row[EFFECTIVE_ON]).matches("[0-9]{8}").isGreaterThanOrEqualTo(row[BIRTH_DATE]);
                assertThat(row[RESIDENCY]).matches("[12]");
                assertThat(row[NAME]).isNotEmpty();
                assertThat(row[SEX]).matches("[12]");
                assertThat(checkDigitIsRight(row[MY_NUMBER])).isTrue();
            });
            assertThat(rows).extracting(row -> row[MY_NUMBER]).doesNotHaveDuplicates();
        }
    }

    @Test
    void theSameFeedIsTheSameBytesEachTime() {
        for (Feed feed : List.of(Feed.arrivals(PEOPLE), Feed.changes(PEOPLE), Feed.taxpayers(PEOPLE))) {
            assertThat(lines(feed)).isEqualTo(lines(feed));
        }
    }

    @Test
    void laterStatesOfTheSamePeopleComeOneAfterTheOther() {
        List<String[]> second = rows(Feed.changes(PEOPLE, 2));
        List<String[]> third = rows(Feed.changes(PEOPLE, 3));
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(third.get(i)[ADDRESSEE_NUMBER]).isEqualTo(second.get(i)[ADDRESSEE_NUMBER]);
            assertThat(third.get(i)[MY_NUMBER]).isEqualTo(second.get(i)[MY_NUMBER]);
            assertThat(third.get(i)[HISTORY_NUMBER]).isEqualTo("3");
            assertThat(third.get(i)[EFFECTIVE_ON]).isGreaterThan(second.get(i)[EFFECTIVE_ON]);
        }
    }

    @Test
    void theTaxSystemKnowsHalfTheResidentsAndAFewOthersUnderNumbersOfItsOwn() {
        Map<String, String[]> residents = byMyNumber(rows(Feed.arrivals(PEOPLE)));
        List<String[]> taxpayers = rows(Feed.taxpayers(PEOPLE));

        List<String[]> shared = taxpayers.stream()
                .filter(each -> residents.containsKey(each[MY_NUMBER]))
                .toList();
        assertThat(shared).hasSize(PEOPLE / 2).allSatisfy(taxpayer -> {
            String[] resident = residents.get(taxpayer[MY_NUMBER]);
            assertSamePerson(taxpayer, resident);
            assertThat(taxpayer[ADDRESSEE_NUMBER]).isEqualTo(Taxpayers.number(resident[ADDRESSEE_NUMBER]));
        });
        assertThat(taxpayers).hasSize(shared.size() + Feed.ONLY_IN_TAX);
        assertThat(taxpayers)
                .extracting(each -> each[ADDRESSEE_NUMBER])
                .doesNotContainAnyElementsOf(residents.values().stream()
                        .map(each -> each[ADDRESSEE_NUMBER])
                        .toList());
    }

    @Test
    void ofAFileTheTaxSystemKnowsEverybodyWithAMyNumberOnce(@TempDir Path folder) throws IOException {
        String first = InventedPeople.arrival(1);
        String without = InventedPeople.arrival(2).replace(InventedPeople.myNumber(2), "");
        Path file = folder.resolve("residents.csv");
        Files.writeString(file, Feed.HEADER + first + InventedPeople.change(1, 2) + without + "not a row\r\n");

        Feed tax = Feed.taxpayers(file);

        assertThat(tax.rows()).isEqualTo(1);
        assertThat(tax.addressees()).containsExactly("5000000001");
        assertThat(rows(tax)).singleElement().satisfies(row -> {
            assertSamePerson(row, first.strip().split(",", -1));
            assertThat(row[MY_NUMBER]).isEqualTo(InventedPeople.myNumber(1));
            assertThat(row[HISTORY_NUMBER]).isEqualTo("1");
        });
    }

    @Test
    void nonResidentsLiveElsewhereAndAreNoResidents() {
        List<Map<String, String>> people = InventedPeople.nonResidents();
        assertThat(people).allSatisfy(person -> {
            assertThat(person).containsEntry("residency", "4");
            assertThat(person.get("addresseeNumber")).matches("9[0-9]{9}");
            assertThat(person.get("effectiveOn")).isGreaterThanOrEqualTo(person.get("birthDate"));
            assertThat(checkDigitIsRight(person.get("myNumber"))).isTrue();
        });
        assertThat(people).extracting(person -> person.get("addresseeNumber")).doesNotHaveDuplicates();
        int last = Feeds.MOST_RESIDENTS + Feed.ONLY_IN_TAX;
        assertThat(people)
                .extracting(person -> person.get("myNumber"))
                .doesNotContainAnyElementsOf(IntStream.rangeClosed(last - PEOPLE, last)
                        .mapToObj(InventedPeople::myNumber)
                        .toList());
    }

    private static void assertSamePerson(String[] one, String[] other) {
        assertThat(one[NAME]).isEqualTo(other[NAME]);
        assertThat(one[BIRTH_DATE]).isEqualTo(other[BIRTH_DATE]);
        assertThat(one[SEX]).isEqualTo(other[SEX]);
    }

    /// As the law's order says: weights 6 5 4 3 2 7 6 5 4 3 2 over the first eleven digits.
    private static boolean checkDigitIsRight(String number) {
        List<Integer> weights = List.of(6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2);
        int remainder = IntStream.range(0, weights.size())
                        .map(i -> Character.digit(number.charAt(i), 10) * weights.get(i))
                        .sum()
                % 11;
        int expected = remainder <= 1 ? 0 : 11 - remainder;
        return number.length() == 12 && Character.digit(number.charAt(11), 10) == expected;
    }

    private static Map<String, String[]> byMyNumber(List<String[]> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row[MY_NUMBER], Function.identity()));
    }

    private static List<String[]> rows(Feed feed) {
        List<String> lines = lines(feed);
        assertThat(lines.getFirst().split(",", -1)).hasSize(64);
        return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static List<String> lines(Feed feed) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(feed.content().get(), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
