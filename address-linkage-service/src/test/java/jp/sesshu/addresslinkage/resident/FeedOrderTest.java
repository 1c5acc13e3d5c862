package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows arrive late, repeatedly, in any order and spread over files; what stands in the end is always the same.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("UAN-2")
class FeedOrderTest {
    private static final List<String> NUMBERS =
            List.of("123456789018", "983205673214", "900000712710", "900000475140", "900000316769", "900000079198");

    private static final int STATES = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whicheverWayTheRowsArriveTheSameStateStandsInTheEnd(long seed) throws SQLException {
        String inOrder = freshMunicipality();
        assertThat(taken(clerk(inOrder), file(rows()))).isEqualTo(STATES);

        String municipality = freshMunicipality();
        Random random = new Random(seed);
        List<FeedRow> rows = rows();
        // every other row comes twice
        rows.addAll(IntStream.range(0, rows.size() / 2)
                .mapToObj(i -> rows.get(2 * i))
                .toList());
        Collections.shuffle(rows, random);

        int taken = 0;
        while (!rows.isEmpty()) {
            List<FeedRow> some = rows.subList(0, 1 + random.nextInt(Math.min(6, rows.size())));
            taken += taken(clerk(municipality), file(some));
            some.clear();
        }

        assertThat(taken).isEqualTo(STATES);
        assertThat(rows("resident_state", municipality)).hasSize(STATES).isEqualTo(rows("resident_state", inOrder));
        assertThat(rows("resident", municipality)).hasSize(5).isEqualTo(rows("resident", inOrder));
        assertThat(people(municipality))
                .isEqualTo(people(inOrder))
                .containsExactly("1000000001", "1000000002", "1000000003", "1000000004 1000000005");
        assertThat(lastNews(municipality)).hasSize(5).isEqualTo(lastNews(inOrder));
        // Two have no My Number in their newest row: what was known of them before still holds.
        assertThat(holders(municipality))
                .containsExactly("1000000001 4", "1000000002 3", "1000000003 2", "1000000004 4", "1000000005 4");
    }

    private static String file(List<FeedRow> rows) {
        return FeedRow.file(rows.toArray(FeedRow[]::new));
    }

    private static List<String> rows(String table, String municipality) throws SQLException {
        return query(
                "select to_jsonb(t) - 'municipality' - 'received_at' - 'news_version' - 'integrated_number' from "
                        + table + " t where municipality = ? order by 1",
                municipality);
    }

    /// The addressees of each integrated number. Which number that is depends on who comes first.
    private static List<String> people(String municipality) throws SQLException {
        return query(
                "select string_agg(addressee_number, ' ' order by addressee_number) from resident "
                        + "where municipality = ? and integrated_number is not null group by integrated_number order by 1",
                municipality);
    }

    private static List<String> holders(String municipality) throws SQLException {
        return query(
                "select concat_ws(' ', addressee_number, history_number) from my_number.holder "
                        + "join my_number.my_number using (municipality, number_index) where municipality = ? order by 1",
                municipality);
    }

    /// What a consumer has been told last of each.
    private static Map<String, Map<String, Object>> lastNews(String municipality) {
        Map<String, Map<String, Object>> last = new TreeMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (String event : events("address-linkage.resident.health-mgmt", municipality)) {
            Map<String, Object> news =
                    JsonPath.from(event.substring(event.indexOf(' ') + 1)).getMap("");
            String addressee = (String) news.get("addresseeNumber");
            int version = (int) news.remove("version");
            if (versions.merge(addressee, version, Math::max) == version) {
                last.put(addressee, news);
            }
        }
        return last;
    }

    /// How many rows were taken. A file that says what another said before is noticed as the same.
    private static int taken(Tokens clerk, String file) {
        Response accepted = upload(clerk, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (accepted.statusCode() == 409) {
            return 0;
        }
        return ended(clerk, accepted.<String>path("job")).jsonPath().getInt("rowsTaken");
    }

    /// Five people of four states each. The first changes My Number; the next two's comes and is left out again. The last
    /// two addressees are one person.
    private static List<FeedRow> rows() {
        List<FeedRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 4).forEach(history -> {
            String name = List.of("一", "二", "三", "四").get(history - 1);
            rows.add(row("1000000001", history, name).myNumber(NUMBERS.get(history <= 2 ? 0 : 1)));
            rows.add(row("1000000002", history, name).myNumber(history == 3 ? NUMBERS.get(2) : ""));
            rows.add(row("1000000003", history, name).myNumber(history <= 2 ? NUMBERS.get(2 + history) : ""));
            rows.add(row("1000000004", history, name).myNumber(NUMBERS.get(5)));
            rows.add(row("1000000005", history, name).myNumber(NUMBERS.get(5)));
        });
        return rows;
    }

    private static FeedRow row(String addressee, int history, String name) {
        return FeedRow.of(addressee, history, "2022040" + history).with("本名漢字", name);
    }
}
