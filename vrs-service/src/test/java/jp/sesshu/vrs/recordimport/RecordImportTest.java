package jp.sesshu.vrs.recordimport;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.furtherTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.recordimport.RecordFiles.doses;
import static jp.sesshu.vrs.recordimport.RecordFiles.imported;
import static jp.sesshu.vrs.recordimport.RecordFiles.importer;
import static jp.sesshu.vrs.recordimport.RecordFiles.refused;
import static jp.sesshu.vrs.recordimport.RecordFiles.row;
import static jp.sesshu.vrs.recordimport.RecordFiles.taken;
import static jp.sesshu.vrs.recordimport.RecordFiles.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Doses added by a RECORD file.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class RecordImportTest {
    private String ticket = "";

    @BeforeEach
    void issueTicket() throws Exception {
        ticket = freshTicket(CITY);
    }

    @Test
    void putsDosesOnRecordWithRevisionEventAndAuditEntryAsSingleOnesHave() throws Exception {
        Response job = imported(
                null, row(ticket, 2, "20210622"), row(ticket, 1, "20210601").replace(",2,\r", ",4,電話\r"));

        assertThat(taken(job)).isEqualTo(2);
        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-06-01 1", "2 RECORDED 2021-06-22 1");
        assertThat(query(
                        "select concat_ws(' ', source, doctor, venue) from dose where ticket_number = ? order by 1",
                        ticket))
                .containsExactly("CLINIC 検診　一郎 市民体育館", "FILE 検診　一郎 市民体育館");
        assertThat(query(
                        "select concat_ws(' ', r.version, r.revised_by, r.reason) from dose_revision r "
                                + "join dose d on d.id = r.dose_id where d.ticket_number = ? order by d.dose_number",
                        ticket))
                .containsExactly("1 clerk-122271 電話", "1 clerk-122271");
        assertThat(query(
                        "select concat_ws(' ', payload::json ->> 'actor', payload::json #>> '{details,doses}') from outbox_event "
                                + "where payload::json ->> 'action' = 'dose.recorded' and payload::jsonb -> 'subjects' "
                                + "@> jsonb_build_array(jsonb_build_object('kind', 'ticket', 'number', ?::text))",
                        ticket))
                .containsExactly("clerk-122271 2");
    }

    /// The statement makes the event as text, where single doses' events are written from a type.
    @Test
    void theEventIsTheOneThatASingleDoseHas() throws Exception {
        imported(null, row(ticket, 1, "20210601").replace("市民体育館", "会場\\第1"));
        String other = freshTicket(CITY);
        as(Tokens.of("vrs-service", "dose:enter"))
                .body(Map.of(
                        "ticketNumber",
                        other,
                        "doseNumber",
                        1,
                        "vaccination",
                        Map.of("givenOn", "2021-06-01", "product", "COMIRNATY", "lot", "EW0201", "venue", "会場\\第1")))
                .post("/doses")
                .then()
                .statusCode(201);

        assertThat(event(ticket)).isEqualTo(event(other).replace(other, ticket));
        assertThat(new ObjectMapper().readTree(event(ticket)).path("doseId").asText())
                .isEqualTo("its own");
    }

    private static String event(String ticket) throws Exception {
        String id = query("select id from dose where ticket_number = ?", ticket).getFirst();
        JsonNode told = new ObjectMapper()
                .readTree(query(
                                "select payload from outbox_event where type = 'dose.recorded' and aggregateid = ?",
                                CITY + ":" + ticket)
                        .getFirst());
        return told.toString().replace(id, "its own");
    }

    @Test
    void refusesWhatIsImpossibleWithLineItemAndReason() throws Exception {
        String tomorrow = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE);
        String late = freshTicket(CITY);
        String unborn = freshTicket(CITY);
        execute("update subject set died_on = '2021-05-31' where addressee_number = ?", late);
        execute("update subject set birth_date = '2021-06-02' where addressee_number = ?", unborn);
        String replaced = freshTicket(CITY);
        execute("update ticket set state = 'VOID' where ticket_number = ?", replaced);
        String gap = freshTicket(CITY);

        Response job = imported(
                null,
                row(ticket, 1, tomorrow),
                row(ticket, 2, "20210216"),
                row(late, 1, "20210601"),
                row(unborn, 1, "20210601"),
                row(replaced, 1, "20210601"),
                row(gap, 2, "20210601"),
                row(gap, 3, "20220801").replace(CITY, OTHER_CITY),
                row(gap, 4, "20220801").replace("EW0201", "ew"),
                row(gap, 5, "20220801").replace("コミナティ", "偽薬"),
                row(gap, 6, "20220801").replace("ファイザー", "モデルナ"),
                row(gap, 7, "20220801").replace("JPN", "USA"),
                "1,122271,broken\r\n");

        assertThat(taken(job)).isZero();
        assertThat(refused(job))
                .containsExactly(
                        "2,接種日,DATE_IN_THE_FUTURE",
                        "3,接種日,DATE_BEFORE_PROGRAMME",
                        "4,接種日,DATE_AFTER_DEATH",
                        "5,接種日,DATE_BEFORE_BIRTH",
                        "6,接種券番号,TICKET_VOID",
                        "7,接種回数,EARLIER_DOSE_MISSING",
                        "8,市区町村コード,OTHER_MUNICIPALITY",
                        "9,ロット番号,FORMAT",
                        "10,製品名,UNKNOWN_CODE",
                        "11,メーカー,UNKNOWN_CODE",
                        "12,接種国,UNKNOWN_CODE",
                        "13,,BROKEN_LINE");
        assertThat(query(
                        "select id from dose where ticket_number in (?, ?, ?, ?, ?)",
                        ticket,
                        late,
                        unborn,
                        replaced,
                        gap))
                .isEmpty();
    }

    @Test
    void judgesByDoseNumberBesideTheRecordAndTheFilesOtherRowsOnAllOfAPersonsTickets() throws Exception {
        String further = furtherTicket(CITY, ticket);
        imported(null, row(ticket, 1, "20210601"));

        Response job =
                imported(null, row(further, 3, "20220201"), row(further, 2, "20210601"), row(further, 1, "20210701"));
        assertThat(refused(job))
                .containsExactly("2,接種回数,EARLIER_DOSE_MISSING", "3,接種日,DATE_OUT_OF_ORDER", "4,接種回数,ON_OTHER_TICKET");

        job = imported(null, row(further, 3, "20220801"), row(ticket, 2, "20210622"), row(further, 2, "20210622"));
        assertThat(refused(job)).containsExactly("4,接種回数,ON_OTHER_TICKET");
        assertThat(taken(job)).isEqualTo(2);
        assertThat(doses(further)).containsExactly("3 RECORDED 2022-08-01 1");
    }

    @Test
    void theSameRowAgainIsPassedOverAndAnotherWithItsKeyRefused() throws Exception {
        Response job =
                imported(null, row(ticket, 1, "20210601"), row(ticket, 1, "20210601"), row(ticket, 1, "20210602"));
        assertThat(refused(job)).containsExactly("3,接種回数,DUPLICATE_IN_FILE", "4,接種回数,CONTRADICTED_IN_FILE");

        assertThat(refused(imported(null, row(ticket, 1, "20210601"), ""))).containsExactly("2,接種回数,ALREADY_ON_RECORD");
        assertThat(refused(imported(null, row(ticket, 1, "20210602")))).containsExactly("2,接種回数,DIFFERENT_ON_RECORD");
        assertThat(doses(ticket)).containsExactly("1 RECORDED 2021-06-01 1");
    }

    @Test
    void doubtfulRowsAreRefusedWithEveryDoubtUnlessTheUploadSaysWhyTheyAreRight() throws Exception {
        execute(
                "update subject set birth_date = '2012-01-01', moved_out_on = '2021-06-10' where addressee_number = ?",
                ticket);
        String child = row(ticket, 1, "20210609").replace("コミナティ", "COMIRNATY_CHILD");
        String soon = row(ticket, 2, "20210612");
        Response job = imported(null, child, soon);

        assertThat(taken(job)).isEqualTo(1);
        assertThat(job.jsonPath().getInt("rowsRefused")).isEqualTo(1);
        assertThat(refused(job))
                .containsExactly("3,接種日,AFTER_MOVING_OUT", "3,接種日,INTERVAL_TOO_SHORT", "3,製品名,AGE_OUTSIDE");

        job = imported("医師の判断による", child, soon);
        assertThat(refused(job)).containsExactly("2,接種回数,ALREADY_ON_RECORD");
        assertThat(query(
                        "select concat_ws(' ', doubts, reason) from dose_revision r join dose d on d.id = r.dose_id "
                                + "where d.ticket_number = ? order by d.dose_number",
                        ticket))
                .containsExactly("", "INTERVAL_TOO_SHORT,AGE_OUTSIDE,AFTER_MOVING_OUT 医師の判断による");
        assertThat(query(
                        "select payload::json ->> 'reason' from outbox_event where payload::json #>> '{details,doubts}' is not null "
                                + "and payload like ?",
                        "%" + ticket + "%"))
                .containsExactly("医師の判断による");
        assertThat(query(
                        "select payload::json ->> 'reason' from outbox_event where payload::json ->> 'action' = 'file.accepted' "
                                + "and payload like ?",
                        "%" + job.jsonPath().getString("id") + "%"))
                .containsExactly("医師の判断による");
    }

    @Test
    void doubtsLotsWhereTheMunicipalityKeepsThem() throws Exception {
        execute("insert into lot (municipality, lot_number, product) values (?, 'EW0201', 'SPIKEVAX')", CITY);
        try {
            String other = freshTicket(CITY);
            assertThat(refused(imported(
                            null,
                            row(ticket, 1, "20210601"),
                            row(other, 1, "20210601").replace("EW0201", "EW0202"))))
                    .containsExactly("2,ロット番号,LOT_OF_OTHER_PRODUCT", "3,ロット番号,LOT_UNKNOWN");
        } finally {
            execute("delete from lot where municipality = ?", CITY);
        }
    }

    @Test
    void aDoseWhoseTicketIsNotRegisteredWaits() throws Exception {
        String unknown = freshTicket(CITY);
        execute("delete from ticket where ticket_number = ?", unknown);
        assertThat(taken(imported(null, row(unknown, 1, "20210601")))).isEqualTo(1);

        assertThat(refused(imported(null, row(unknown, 1, "20210601"), row(unknown, 2, "20210622"))))
                .containsExactly("2,接種回数,ALREADY_ON_RECORD");
        assertThat(refused(imported(null, row(unknown, 1, "20210602")))).containsExactly("2,接種回数,DIFFERENT_ON_RECORD");

        assertThat(query(
                        "select concat_ws(' ', dose_number, given_on, source, recorded_by) from waiting_dose "
                                + "where ticket_number = ? order by 1",
                        unknown))
                .containsExactly("1 2021-06-01 FILE clerk-122271", "2 2021-06-22 FILE clerk-122271");
        assertThat(doses(unknown)).isEmpty();
        assertThat(query("select id from outbox_event where aggregateid = ?", CITY + ":" + unknown))
                .isEmpty();
    }

    @Test
    void aRowOfAnInterviewOnlyRecordsNothing() throws Exception {
        Response job = imported(null, "1,%s,%s,1,0,,,,,,,,,2,発熱\r\n".formatted(CITY, ticket));

        assertThat(refused(job)).containsExactly("2,接種状態,INTERVIEW_ONLY");
        assertThat(doses(ticket)).isEmpty();
    }

    @Test
    @Tag("VRS-10")
    @Tag("HM-11")
    void aMyNumberInAnyColumnIsRefusedAndStandsNowhere() throws Exception {
        String row = row(ticket, 1, "20210601");
        Response job = imported(
                null,
                row.replace(ticket, "123456789018"),
                row.replace("市民体育館", "１２３４５６７８９０１８"),
                row.replace("検診　一郎", "1234-5678-9018"),
                row.replace("EW0201", "123456789018"),
                row.replace(",2,\r", ",2,123456789018\r"));

        assertThat(refused(job))
                .containsExactly(
                        "2,接種券番号,MY_NUMBER",
                        "3,接種会場,MY_NUMBER",
                        "4,医師名,MY_NUMBER",
                        "5,ロット番号,MY_NUMBER",
                        "6,備考,MY_NUMBER");
        assertThat(doses(ticket)).isEmpty();
        assertThat(query("select payload from outbox_event where payload like '%123456789018%'"))
                .isEmpty();
    }

    @Test
    @Tag("HM-11")
    void aReasonWithAMyNumberIsRefusedAndNotRepeated() {
        for (String reason : new String[] {"123456789018", "１２３４５６７８９０１８の方"}) {
            upload(importer(), reason, row(ticket, 1, "20210601"))
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-request"))
                    .body("rule", equalTo("NoMyNumber"))
                    .body(not(containsString(reason)));
        }
        upload(importer(), " ", row(ticket, 1, "20210601"))
                .then()
                .statusCode(400)
                .body("rule", equalTo("Size"));
    }

    @Test
    @Tag("VRS-14")
    void isForWhoeverMayImportRecordsAlone() throws Exception {
        upload(importer().permissions("subject:upload", "dose:enter", "job:read"), null, row(ticket, 1, "20210601"))
                .then()
                .statusCode(403);
        upload(importer().zone("internet"), null, row(ticket, 1, "20210601"))
                .then()
                .statusCode(403);
        assertThat(doses(ticket)).isEmpty();
    }
}
