package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A state that is on record comes again, with another My Number or with more or less of the birth date.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("UAN-2")
class SameKeyTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER = "983205673214";
    private static final String NEVER_SEEN = "900000712710";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void anotherMyNumberThanTheStateOnRecordNamesIsADifference() throws SQLException {
        take(state(1).myNumber(NUMBER));

        assertThat(send(state(1).myNumber(OTHER))).containsExactly("2,個人番号,DIFFERENT_ON_RECORD");
        assertThat(send(state(1).myNumber(OTHER).with("電話番号", ""))).containsExactly("2,電話番号 個人番号,DIFFERENT_ON_RECORD");
        assertThat(send(state(1).myNumber(NUMBER), state(2))).containsExactly("2,履歴連番,ALREADY_ON_RECORD");
        assertThat(myNumbers()).isEqualTo(1);
    }

    @Test
    void aMyNumberThatTheStateOnRecordDoesNotNameIsADifference() throws SQLException {
        take(state(1).myNumber(NUMBER), state(2));

        assertThat(send(state(2).myNumber(OTHER))).containsExactly("2,個人番号,DIFFERENT_ON_RECORD");
        assertThat(send(state(2).myNumber(NUMBER))).containsExactly("2,履歴連番,ALREADY_ON_RECORD");
        assertThat(myNumbers()).isEqualTo(1);
        assertThat(query("select history_number from my_number.holder where municipality = ?", municipality))
                .containsExactly("1");
    }

    /// As after states that came by events: the feed repeats them with what no event has. Once with one row of the
    /// addressee's, once with all.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFirstMyNumberOfSomebodyIsTakenFromAStateThatIsOnRecord(int rows) throws SQLException {
        take(state(1), state(2));

        Response job = taken(
                clerk,
                FeedRow.file(IntStream.rangeClosed(3 - rows, 2)
                        .mapToObj(history -> state(history).myNumber(NUMBER))
                        .toArray(FeedRow[]::new)));

        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(rows);
        assertThat(refused(clerk, job)).isEmpty();
        assertThat(query("select integrated_number from resident where municipality = ?", municipality))
                .containsExactly("000000000000001");
        assertThat(query("select history_number from my_number.holder where municipality = ?", municipality))
                .containsExactly("2");
        assertThat(query("select 1 from resident_state where municipality = ?", municipality))
                .hasSize(2);
    }

    @Test
    void noMyNumberIsTakenFromARowThatContradictsTheStateOnRecord() throws SQLException {
        take(state(1));

        assertThat(send(state(1).myNumber(NUMBER).with("電話番号", ""))).containsExactly("2,電話番号,DIFFERENT_ON_RECORD");
        assertThat(myNumbers()).isZero();
        assertThat(query("select integrated_number from resident where municipality = ?", municipality))
                .containsOnlyNulls();
    }

    /// Whoever isn't in a full feed is gone, also where no row of it is news.
    @Test
    void whoeverIsMissingIsGoneThoughWhoIsThereComesWithAnotherMyNumber() throws SQLException {
        take(state(1).myNumber(NUMBER), FeedRow.of("1000000002", 1, "20220401"));

        taken(clerk, "/feeds/registry/full", FeedRow.file(state(1).myNumber(OTHER)));

        assertThat(query(
                        "select addressee_number from resident where municipality = ? and absent_since is not null",
                        municipality))
                .containsExactly("1000000002");
    }

    /// As the same state comes by an event, which never has one.
    @Test
    void aRowWithoutMyNumberSaysNothingOfIt() throws SQLException {
        take(state(1).myNumber(NUMBER));

        assertThat(send(state(1))).containsExactly("2,履歴連番,ALREADY_ON_RECORD");
    }

    @Test
    void ofAFormerStateAMyNumberThatNeverCameIsADifference() throws SQLException {
        take(state(1).myNumber(NUMBER), state(2).myNumber(OTHER));

        assertThat(send(state(1).myNumber(NEVER_SEEN))).containsExactly("2,個人番号,DIFFERENT_ON_RECORD");
        assertThat(send(state(1).myNumber(NUMBER))).containsExactly("2,履歴連番,ALREADY_ON_RECORD");
        assertThat(myNumbers()).isEqualTo(2);
    }

    @Test
    void aBirthDateOfWhichLessIsKnownIsAnother() throws SQLException {
        take(state(1).with("生年月日", "19400101"));

        assertThat(send(state(1).with("生年月日", "19400100"))).containsExactly("2,生年月日,DIFFERENT_ON_RECORD");
        assertThat(send(state(3).with("生年月日", "19400101"), state(3).with("生年月日", "19400000")))
                .containsExactly("2,履歴連番,CONTRADICTED_IN_FILE", "3,履歴連番,CONTRADICTED_IN_FILE");
        assertThat(query("select birth_precision from resident_state where municipality = ?", municipality))
                .containsExactly("DAY");
    }

    private void take(FeedRow... rows) {
        assertThat(taken(clerk, FeedRow.file(rows)).jsonPath().getInt("rowsTaken"))
                .isEqualTo(rows.length);
    }

    private List<String> send(FeedRow... rows) {
        return refused(clerk, taken(clerk, FeedRow.file(rows)));
    }

    private long myNumbers() throws SQLException {
        return query("select number_index from my_number.my_number where municipality = ?", municipality)
                .size();
    }

    private static FeedRow state(int history) {
        return FeedRow.of("1000000001", history, "2022040" + history);
    }
}
