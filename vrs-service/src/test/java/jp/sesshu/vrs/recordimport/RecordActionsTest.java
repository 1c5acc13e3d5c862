package jp.sesshu.vrs.recordimport;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.furtherTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.recordimport.RecordFiles.doses;
import static jp.sesshu.vrs.recordimport.RecordFiles.imported;
import static jp.sesshu.vrs.recordimport.RecordFiles.refused;
import static jp.sesshu.vrs.recordimport.RecordFiles.row;
import static jp.sesshu.vrs.recordimport.RecordFiles.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the actions of a RECORD file do to doses on record: 2 overwrites, 3 cancels.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class RecordActionsTest {
    private String ticket = "";

    @BeforeEach
    void recordTwoDoses() throws SQLException {
        ticket = freshTicket(CITY);
        assertThat(taken(imported(null, row(ticket, 1, "20210601"), row(ticket, 2, "20210622"))))
                .isEqualTo(2);
    }

    @Test
    void anOverwrittenDoseKeepsItsHistoryAndIsAnnouncedAsCorrected() throws SQLException {
        assertThat(taken(imported(null, row("2", ticket, 1, "20210531", "転記誤り"))))
                .isEqualTo(1);

        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-05-31 2", "2 RECORDED 2021-06-22 1");
        assertThat(history()).containsExactly("1 RECORDED 2021-06-01", "2 RECORDED 2021-05-31 転記誤り");
        assertThat(announced()).containsExactly("dose.recorded 1", "dose.recorded 1", "dose.corrected 2");
    }

    @Test
    void aCancelledDoseKeepsItsHistoryAndAnOverwriteRestoresIt() throws SQLException {
        assertThat(taken(imported(null, "3,%s,%s,1,,,,,,,,,,,別人の記録\r\n".formatted(CITY, ticket))))
                .isEqualTo(1);
        assertThat(doses(ticket)).containsExactly("1 CANCELLED 2021-06-01 2", "2 RECORDED 2021-06-22 1");
        assertThat(refused(imported(null, "3,%s,%s,1,,,,,,,,,,,もう一度\r\n".formatted(CITY, ticket))))
                .containsExactly("2,接種回数,ALREADY_ON_RECORD");
        assertThat(refused(imported(null, row("1", ticket, 1, "20210601", "再登録"))))
                .containsExactly("2,接種回数,DOSE_CANCELLED");

        assertThat(taken(imported(null, row("2", ticket, 1, "20210601", "本人の記録"))))
                .isEqualTo(1);
        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-06-01 3", "2 RECORDED 2021-06-22 1");
        assertThat(history())
                .containsExactly(
                        "1 RECORDED 2021-06-01", "2 CANCELLED 2021-06-01 別人の記録", "3 RECORDED 2021-06-01 本人の記録");
        assertThat(announced())
                .containsExactly("dose.recorded 1", "dose.recorded 1", "dose.cancelled 2", "dose.corrected 3");
    }

    @Test
    void whatIsNotOnRecordSaysNothingNewOrContradictsIsRefused() throws SQLException {
        String other = freshTicket(CITY);

        assertThat(refused(imported(
                        null,
                        row("2", other, 1, "20210601", "訂正"),
                        row("3", other, 2, "20210601", "取消"),
                        row("2", ticket, 1, "20210601", "訂正"),
                        row("2", ticket, 2, "20210601", "訂正"),
                        row("2", "9999999999", 1, "20210601", "訂正"),
                        row("3", ticket, 3, "20210601", ""))))
                .containsExactly(
                        "2,接種回数,NOT_ON_RECORD",
                        "3,接種回数,NOT_ON_RECORD",
                        "4,接種回数,ALREADY_ON_RECORD",
                        "5,接種日,DATE_OUT_OF_ORDER",
                        "6,接種回数,NOT_ON_RECORD",
                        "7,備考,MISSING");
        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-06-01 1", "2 RECORDED 2021-06-22 1");
    }

    @Test
    void whatATabletRecordedIsOverwrittenOnlyWithAReason() throws SQLException {
        execute("update dose set source = 'TABLET' where ticket_number = ?", ticket);
        String correction = row("2", ticket, 1, "20210531", "転記誤り");

        assertThat(refused(imported(null, correction))).containsExactly("2,登録区分,SOURCES_DISAGREE");
        assertThat(taken(imported("予診票で確認", correction))).isEqualTo(1);
        assertThat(history()).containsExactly("1 RECORDED 2021-06-01", "2 RECORDED 2021-05-31 予診票で確認");
    }

    @Test
    void aDoseRecordedOnTheWrongTicketMovesInOneFile() throws SQLException {
        String right = furtherTicket(CITY, ticket);

        assertThat(taken(imported(null, row(right, 2, "20210622"), row("3", ticket, 2, "", "券番号の誤り"))))
                .isEqualTo(2);
        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-06-01 1", "2 CANCELLED 2021-06-22 2");
        assertThat(doses(right)).containsExactly("2 RECORDED 2021-06-22 1");
    }

    private List<String> history() throws SQLException {
        return query(
                "select concat_ws(' ', r.version, r.state, r.given_on, r.reason) from dose_revision r "
                        + "join dose d on d.id = r.dose_id where d.ticket_number = ? and d.dose_number = 1 order by r.version",
                ticket);
    }

    private List<String> announced() throws SQLException {
        return query(
                "select concat_ws(' ', type, payload::json ->> 'version') from outbox_event "
                        + "where aggregatetype = 'vrs.dose' and aggregateid = ? order by position",
                CITY + ":" + ticket);
    }
}
