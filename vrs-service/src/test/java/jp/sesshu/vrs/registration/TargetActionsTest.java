package jp.sesshu.vrs.registration;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.HEADER;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.clerk;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.row;
import static jp.sesshu.vrs.VrsTest.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the three actions of a TARGET file do: 1 adds, 2 updates, 3 withdraws.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-1")
class TargetActionsTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final AtomicLong NEXT = new AtomicLong(1_200_000_000L);
    private String person = "";
    private String ticket = "";

    @BeforeEach
    void registerAPersonWithATicket() {
        person = fresh();
        ticket = fresh();
        assertThat(taken(row(CITY, NUMBER, person, ticket))).isEqualTo(1);
    }

    @Test
    void anUpdateChangesWhoThePersonIsAndKeepsWhatStoodBefore() throws SQLException {
        taken(update(NUMBER, ticket).replace("接種　花子", "接種　華子"));

        assertThat(subject("name, version, change")).containsExactly("接種　華子 2 UPDATED");
        assertThat(history()).containsExactly("REGISTERED 接種　花子", "UPDATED 接種　華子");
    }

    @Test
    @Tag("VRS-10")
    void anotherMyNumberReplacesCiphertextAndIndexAndTheHistorySaysSo() throws SQLException {
        List<String> before = myNumber();
        taken(update(OTHER_NUMBER, ticket));

        assertThat(myNumber()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(query(
                        "select number_index = (select number_index from my_number.my_number where addressee_number = ?) "
                                + "from my_number.my_number where addressee_number = ?",
                        otherPersonWith(OTHER_NUMBER),
                        person))
                .containsExactly("t");
        assertThat(subject("change")).containsExactly("MY_NUMBER_REPLACED");
    }

    @Test
    void anUpdateWithoutMyNumberLeavesIt() throws SQLException {
        List<String> before = myNumber();
        taken(update("", ticket).replace("19800401", "19800402"));

        assertThat(myNumber()).isEqualTo(before);
        assertThat(subject("birth_date")).containsExactly("1980-04-02");
    }

    @Test
    @Tag("VRS-3")
    void anUpdateRaisesAndLowersFlagsButNotWhatStaffRaised() throws SQLException {
        taken(update(NUMBER, ticket).replace(",0,,0,,0", ",1,20210901,1,20211001,1"));
        assertThat(subject("moved_out_on, died_on, protected")).containsExactly("2021-09-01 2021-10-01 t");
        execute("update subject set protected_by_staff = true where addressee_number = ?", person);

        taken(update(NUMBER, ticket));
        assertThat(subject("coalesce(moved_out_on, died_on)::text is null, protected"))
                .containsExactly("t t");
    }

    @Test
    void theSameAgainIsPassedOverWithAWarningWhateverTheAction() throws SQLException {
        assertThat(refused(row(CITY, NUMBER, person, ticket) + update(NUMBER, fresh())))
                .containsExactly("2,接種券番号,ALREADY_ON_RECORD", "3,接種券番号,NOT_ON_RECORD");
        assertThat(refused(update(NUMBER, ticket))).containsExactly("2,接種券番号,ALREADY_ON_RECORD");
        assertThat(history()).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherValuesIsRefusedUnlessItIsAnUpdate() throws SQLException {
        assertThat(refused(row(CITY, NUMBER, person, ticket).replace("20210301", "20210302")))
                .containsExactly("2,接種券番号,DIFFERENT_ON_RECORD");
        assertThat(refused(row(CITY, NUMBER, person, ticket).replace("花子", "華子")))
                .containsExactly("2,接種券番号,DIFFERENT_ON_RECORD");
        assertThat(refused(row(CITY, NUMBER, person, fresh()).replace("花子", "華子")))
                .containsExactly("2,宛名番号,DIFFERENT_ON_RECORD");
        assertThat(refused(row(CITY, OTHER_NUMBER, person, fresh()))).containsExactly("2,宛名番号,DIFFERENT_ON_RECORD");

        assertThat(history()).hasSize(1);
        assertThat(query("select ticket_number from ticket where addressee_number = ?", person))
                .containsExactly(ticket);
    }

    @Test
    void aTicketNeverBecomesSomebodyElses() {
        String other = otherPersonWith(NUMBER);

        assertThat(refused(update(NUMBER, ticket).replace(person, other)))
                .containsExactly("2,宛名番号,DIFFERENT_ON_RECORD");
        assertThat(refused(withdraw(ticket).replace(person, other))).containsExactly("2,宛名番号,DIFFERENT_ON_RECORD");
    }

    @Test
    void rowsOfOnePersonThatContradictEachOtherAreRefusedButTheFirst() throws SQLException {
        String somebody = fresh();
        assertThat(refused(row(CITY, NUMBER, somebody, fresh())
                        + row(CITY, NUMBER, somebody, fresh()).replace("花子", "華子")
                        + row(CITY, OTHER_NUMBER, somebody, fresh())))
                .containsExactly("3,宛名番号,CONTRADICTED_IN_FILE", "4,宛名番号,CONTRADICTED_IN_FILE");
        assertThat(query("select name from subject where addressee_number = ?", somebody))
                .containsExactly("接種　花子");
    }

    @Test
    void aReissueByFileVoidsTheOldTicketAndAddsTheNewOne() throws SQLException {
        String fresh = fresh();
        assertThat(taken(voided(ticket) + row(CITY, NUMBER, person, fresh))).isEqualTo(2);

        assertThat(query(
                        "select ticket_number || ' ' || state from ticket where addressee_number = ? order by state",
                        person))
                .containsExactly(fresh + " VALID", ticket + " VOID");
        assertThat(query("select state from ticket_revision where ticket_number = ? order by position", ticket))
                .containsExactly("VALID", "VOID");
    }

    @Test
    void aWronglyRegisteredTicketGoesAndWithTheLastOneItsPersonAndMyNumberButNotTheirHistory() throws SQLException {
        String second = fresh();
        taken(row(CITY, NUMBER, person, second));

        taken(withdraw(ticket));
        assertThat(subject("addressee_number")).hasSize(1);
        taken(withdraw(second));

        assertThat(subject("addressee_number")).isEmpty();
        assertThat(myNumber()).isEmpty();
        assertThat(query("select state from ticket_revision where ticket_number = ? order by position", ticket))
                .containsExactly("VALID", "WITHDRAWN");
        assertThat(query(
                        "select change || ' ' || revised_by from subject_revision where addressee_number = ? order by position",
                        person))
                .containsExactly("REGISTERED clerk-122271", "WITHDRAWN clerk-122271");
    }

    @Test
    void aTicketWithADoseOnItStays() throws SQLException {
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, version) values (?, gen_random_uuid(), ?, 1, 'CANCELLED', '2021-06-01', 'COMIRNATY', "
                        + "'EW0201', '市民体育館', 1)",
                CITY,
                ticket);

        assertThat(refused(withdraw(ticket))).containsExactly("2,接種券番号,HAS_DOSES");
        assertThat(subject("version")).containsExactly("1");
    }

    @Test
    @Tag("VRS-8")
    void aMyNumberInTheWrongColumnIsRefusedAndStandsNowhere() throws SQLException {
        assertThat(refused(row(CITY, NUMBER, person, fresh()).replace("接種　花子", NUMBER)
                        + row(CITY, NUMBER, person, fresh()).replace("セッシュ　ハナコ", "１２３４　５６７８　９０１８".replace("　", "-"))
                        + row(CITY, NUMBER, NUMBER, fresh())
                        + row(CITY, NUMBER, fresh(), NUMBER)))
                .containsExactly("2,氏名,FORMAT", "3,氏名カナ,FORMAT", "4,宛名番号,FORMAT", "5,接種券番号,FORMAT");
        assertThat(query("select 1 from subject where name like '%' || ? || '%'", NUMBER))
                .isEmpty();
    }

    @Test
    void anActionThatThereIsNotIsRefused() {
        assertThat(refused("4" + row(CITY, NUMBER, person, ticket).substring(1)))
                .containsExactly("2,処理区分,UNKNOWN_CODE");
    }

    private static String fresh() {
        return String.valueOf(NEXT.incrementAndGet());
    }

    private static String otherPersonWith(String myNumber) {
        String other = fresh();
        assertThat(taken(row(CITY, myNumber, other, fresh()))).isEqualTo(1);
        return other;
    }

    private String update(String myNumber, String which) {
        return "2" + row(CITY, myNumber, person, which).substring(1);
    }

    private String voided(String which) {
        return update(NUMBER, which).replace(",20210301,1,", ",20210301,2,");
    }

    /// Only the key is given.
    private String withdraw(String which) {
        return "3," + CITY + ",," + person + "," + which + ",,,,,,,,,,,\r\n";
    }

    private List<String> subject(String columns) throws SQLException {
        return query("select concat_ws(' ', " + columns + ") from subject where addressee_number = ?", person);
    }

    private List<String> myNumber() throws SQLException {
        return query(
                "select encode(number_index, 'hex') || encode(ciphertext, 'hex') from my_number.my_number "
                        + "where addressee_number = ?",
                person);
    }

    private List<String> history() throws SQLException {
        return query(
                "select change || ' ' || name from subject_revision where addressee_number = ? order by position",
                person);
    }

    private static int taken(String rows) {
        Response job = ended(clerk(), upload(clerk(), HEADER + rows));
        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        return job.jsonPath().getInt("rowsTaken");
    }

    private static List<String> refused(String rows) {
        Response job = ended(clerk(), upload(clerk(), HEADER + rows));
        return as(clerk())
                .get("/jobs/" + job.jsonPath().getString("id") + "/refused-rows")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }
}
