package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whicheverWayTheRowsArriveTheSameStateStandsInTheEnd(long seed) throws SQLException {
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
            taken += taken(clerk(municipality), FeedRow.file(some.toArray(FeedRow[]::new)));
            some.clear();
        }

        assertThat(taken).isEqualTo(12);
        assertThat(query(
                        "select concat_ws(' ', r.addressee_number, r.history_number, s.name) from resident r "
                                + "join resident_state s using (municipality, source, addressee_number, history_number) "
                                + "where municipality = ? order by 1",
                        municipality))
                .containsExactly("1000000001 4 四", "1000000002 4 四", "1000000003 4 四");
        assertThat(integratedNumbersOfMyNumbers(municipality)).isEqualTo(3);
        // Two of the three have no My Number in their newest row: what was known of them before still holds.
        assertThat(query(
                        "select concat_ws(' ', addressee_number, history_number) from my_number.holder "
                                + "join my_number.my_number using (municipality, number_index) where municipality = ? order by 1",
                        municipality))
                .containsExactly("1000000001 4", "1000000002 3", "1000000003 2");
    }

    /// How many rows were taken. A file that says what another said before is noticed as the same.
    private static int taken(Tokens clerk, String file) {
        Response accepted = upload(clerk, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (accepted.statusCode() == 409) {
            return 0;
        }
        return ended(clerk, accepted.<String>path("job")).jsonPath().getInt("rowsTaken");
    }

    private static long integratedNumbersOfMyNumbers(String municipality) throws SQLException {
        return query(
                        "select distinct r.integrated_number from resident r join my_number.my_number n "
                                + "using (municipality, integrated_number) where municipality = ?",
                        municipality)
                .size();
    }

    /// Three people of four states each. The first changes My Number; the others' My Number comes and is left out
    /// again.
    private static List<FeedRow> rows() {
        List<FeedRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 4).forEach(history -> {
            String name = List.of("一", "二", "三", "四").get(history - 1);
            rows.add(row("1000000001", history, name).myNumber(NUMBERS.get(history <= 2 ? 0 : 1)));
            rows.add(row("1000000002", history, name).myNumber(history == 3 ? NUMBERS.get(2) : ""));
            rows.add(row("1000000003", history, name).myNumber(history <= 2 ? NUMBERS.get(2 + history) : ""));
        });
        return rows;
    }

    private static FeedRow row(String addressee, int history, String name) {
        return FeedRow.of(addressee, history, "2022040" + history).with("本名漢字", name);
    }
}
