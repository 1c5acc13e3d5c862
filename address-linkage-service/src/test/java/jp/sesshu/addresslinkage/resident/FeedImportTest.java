package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("UAN-1")
class FeedImportTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void refusesBadRowsWithLineItemAndReasonAndTakesTheGoodOnes() throws SQLException {
        FeedRow good = FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER);

        Response job = taken(
                clerk,
                FeedRow.file(
                                good,
                                good.with("宛名番号", "100000001"),
                                good.with("履歴連番", "0"),
                                good.with("適用日", "20220431"),
                                good.with("適用日", ""),
                                good.with("生年月日", "20220402"),
                                good.with("異動日", "2022040"),
                                good.with("本名漢字", ""),
                                good.with("電話番号", "0".repeat(201)),
                                good.with("現存区分CD", "5"),
                                good.with("性別", ""),
                                good.with("異動事由CD", "04"),
                                good.with("現住所郵便番号", "279-001"),
                                good.with("データ更新時間", "240000"),
                                good.with("連携更新日時", "20220401"),
                                good.with("削除区分", "2"),
                                good.myNumber("123456789012"),
                                good.myNumber("12345678901"),
                                good.with("統合宛名番号", "1"),
                                good)
                        + "broken,line\r\n"
                        + good.with("宛名番号", "1000000002").with("本名漢字", "\"浦安").line()
                        + good.with("宛名番号", "1000000003")
                                .with("本名漢字", "\"浦安, 花子\"")
                                .line());

        assertThat(refused(clerk, job))
                .containsExactly(
                        "3,宛名番号,FORMAT",
                        "4,履歴連番,FORMAT",
                        "5,適用日,DATE",
                        "6,適用日,MISSING",
                        "7,生年月日,DATE",
                        "8,異動日,DATE",
                        "9,本名漢字,MISSING",
                        "10,電話番号,TOO_LONG",
                        "11,現存区分CD,UNKNOWN_CODE",
                        "12,性別,MISSING",
                        "13,異動事由CD,UNKNOWN_CODE",
                        "14,現住所郵便番号,FORMAT",
                        "15,データ更新時間,FORMAT",
                        "16,連携更新日時,FORMAT",
                        "17,削除区分,UNKNOWN_CODE",
                        "18,個人番号,CHECK_DIGIT",
                        "19,個人番号,FORMAT",
                        "20,統合宛名番号,FORMAT",
                        "21,履歴連番,DUPLICATE_IN_FILE",
                        "22,,BROKEN_LINE",
                        "23,,BROKEN_LINE");
        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(job.jsonPath().getInt("rowsRead")).isEqualTo(23);
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(2);
        assertThat(job.jsonPath().getInt("rowsRefused")).isEqualTo(21);
        assertThat(current()).containsExactly("1000000001 1 浦安　花子", "1000000003 1 浦安, 花子");
    }

    @Test
    void aFileWhoseLastLineHasNoEndIsReadOnce() throws SQLException {
        String file = FeedRow.file(FeedRow.of("1000000001", 1, "20220401"), FeedRow.of("1000000002", 1, "20220401"));

        Response job = taken(clerk, file.stripTrailing());

        assertThat(job.jsonPath().getInt("rowsRead")).isEqualTo(2);
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(2);
    }

    @Test
    void aFileWithAnotherHeaderIsRefusedAsAWholeAndMayBeSentAgain() throws SQLException {
        String other = FeedRow.file(FeedRow.of("1000000001", 1, "20220401")).replace("宛名番号,履歴連番", "履歴連番,宛名番号");
        for (int i = 0; i < 2; i++) {
            Response job = taken(clerk, other);

            assertThat(job.jsonPath().getString("state")).isEqualTo("REFUSED");
            assertThat(job.jsonPath().getString("refusal")).isEqualTo("HEADER");
        }
        assertThat(current()).isEmpty();
    }

    @Test
    @Tag("GW-2")
    void aWholeFileInAnotherCharsetThanDeclaredIsRefused() throws SQLException {
        byte[] bytes = FeedRow.file(FeedRow.of("1000000001", 1, "20220401")).getBytes(WINDOWS_31J);

        assertThat(taken(clerk, bytes, StandardCharsets.UTF_8).jsonPath().getString("refusal"))
                .isEqualTo("HEADER");
        byte[] utf8 = FeedRow.file(FeedRow.of("1000000001", 1, "20220401")).getBytes(StandardCharsets.UTF_8);
        assertThat(taken(clerk, utf8, WINDOWS_31J).jsonPath().getString("refusal"))
                .isEqualTo("HEADER");
        assertThat(current()).isEmpty();
    }

    @Test
    @Tag("GW-2")
    void aRowInAnotherCharsetThanDeclaredIsRefusedAndTheRestIsTaken() throws SQLException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(FeedRow.HEADER.getBytes(StandardCharsets.UTF_8));
        file.writeBytes(FeedRow.of("1000000001", 1, "20220401").line().getBytes(WINDOWS_31J));
        file.writeBytes(FeedRow.of("1000000002", 1, "20220401")
                .with("本名漢字", "MARIA")
                .line()
                .getBytes(WINDOWS_31J));

        Response job = taken(clerk, file.toByteArray(), StandardCharsets.UTF_8);

        assertThat(refused(clerk, job)).containsExactly("2,本名漢字,NOT_IN_CHARSET");
        assertThat(current()).containsExactly("1000000002 1 MARIA");
    }

    @Test
    @Tag("GW-2")
    void takesWindows31jWithTheCitysOwnCharacters() throws SQLException {
        byte[] bytes = FeedRow.file(FeedRow.of("1000000001", 1, "20220401").with("本名漢字", "\uE000田　\uE757髙"))
                .getBytes(WINDOWS_31J);

        assertThat(taken(clerk, bytes, WINDOWS_31J).jsonPath().getInt("rowsTaken"))
                .isEqualTo(1);
        assertThat(current()).containsExactly("1000000001 1 \uE000田　\uE757髙");
    }

    @Test
    void aRowOnRecordIsPassedOverAndOneThatContradictsItIsRefused() throws SQLException {
        FeedRow row = FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER);
        taken(clerk, FeedRow.file(row));

        Response job = taken(
                clerk,
                FeedRow.file(
                        row,
                        FeedRow.of("1000000002", 1, "20220401"),
                        row.with("宛名番号", "1000000002").with("電話番号", ""),
                        FeedRow.of("1000000003", 1, "20220401"),
                        FeedRow.of("1000000003", 1, "20220401")));
        Response third = taken(clerk, FeedRow.file(row.with("本名漢字", "別名").with("電話番号", "")));

        assertThat(refused(clerk, job))
                .containsExactly(
                        "2,履歴連番,ALREADY_ON_RECORD",
                        "3,履歴連番,CONTRADICTED_IN_FILE",
                        "4,履歴連番,CONTRADICTED_IN_FILE",
                        "6,履歴連番,DUPLICATE_IN_FILE");
        assertThat(refused(clerk, third)).containsExactly("2,本名漢字 電話番号,DIFFERENT_ON_RECORD");
        assertThat(current()).containsExactly("1000000001 1 浦安　花子", "1000000003 1 浦安　花子");
    }

    @Test
    void theSameFileAgainIsPointedToItsJob() {
        String file = FeedRow.file(FeedRow.of("1000000001", 1, "20220401"));
        String first = taken(clerk, file).jsonPath().getString("id");

        upload(clerk, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/same-file"))
                .body("location", equalTo("/jobs/" + first));
    }

    @Test
    @Tag("ADB-2")
    void aLateRowIsKeptAsHistoryButDoesNotBecomeCurrent() throws SQLException {
        FeedRow row = FeedRow.of("1000000001", 3, "20220401").myNumber(NUMBER);
        taken(clerk, FeedRow.file(row));
        Response late = taken(
                clerk,
                FeedRow.file(row.with("履歴連番", "2").with("適用日", "20210401").with("本名漢字", "旧姓")));

        assertThat(late.jsonPath().getInt("rowsTaken")).isEqualTo(1);
        assertThat(current()).containsExactly("1000000001 3 浦安　花子");
        assertThat(events("address-linkage.resident.health-mgmt", municipality)).hasSize(1);
        as(clerk)
                .body(Map.of("addresseeNumber", "1000000001", "reason", "照会"))
                .post("/residents/read")
                .then()
                .statusCode(200)
                .body("states.historyNumber", equalTo(List.of(3, 2)))
                .body("states.name", equalTo(List.of("浦安　花子", "旧姓")));
    }

    @Test
    @Tag("ADB-2")
    void rowsWhoseNumberAndDateContradictEachOtherAreRefused() throws SQLException {
        FeedRow row = FeedRow.of("1000000001", 5, "20220401");
        Response inFile = taken(clerk, FeedRow.file(row, row.with("履歴連番", "6").with("適用日", "20220331")));
        Response later = taken(clerk, FeedRow.file(row.with("履歴連番", "7").with("適用日", "20220331")));
        Response earlier = taken(clerk, FeedRow.file(row.with("履歴連番", "4").with("適用日", "20220402")));
        Response sameDay = taken(clerk, FeedRow.file(row.with("履歴連番", "4"), row.with("履歴連番", "6")));

        assertThat(refused(clerk, inFile)).containsExactly("3,適用日,OUT_OF_ORDER");
        assertThat(refused(clerk, later)).containsExactly("2,適用日,OUT_OF_ORDER");
        assertThat(refused(clerk, earlier)).containsExactly("2,適用日,OUT_OF_ORDER");
        assertThat(sameDay.jsonPath().getInt("rowsTaken")).isEqualTo(2);
        assertThat(current()).containsExactly("1000000001 6 浦安　花子");
    }

    @Test
    @Tag("UAN-2")
    void aNewMyNumberOfTheSamePersonKeepsTheIntegratedNumber() throws SQLException {
        FeedRow row = FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER);
        taken(clerk, FeedRow.file(row));
        taken(
                clerk,
                FeedRow.file(row.with("履歴連番", "2")
                        .with("適用日", "20220501")
                        .with("異動事由CD", "31")
                        .myNumber(OTHER_NUMBER)));

        assertThat(integratedNumbers()).containsExactly("1000000001 000000000000001");
        assertThat(query("select integrated_number from my_number.my_number where municipality = ?", municipality))
                .containsExactly("000000000000001", "000000000000001");
    }

    @Test
    @Tag("UAN-2")
    void aMyNumberThatIsKnownTiesTheAddresseeToItsIntegratedNumber() throws SQLException {
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER)));
        taken(
                clerk,
                FeedRow.file(
                        FeedRow.of("1000000002", 1, "20220401").myNumber(NUMBER),
                        FeedRow.of("1000000003", 1, "20220401").myNumber(OTHER_NUMBER),
                        FeedRow.of("1000000004", 1, "20220401").myNumber(OTHER_NUMBER),
                        FeedRow.of("1000000005", 1, "20220401")));

        assertThat(integratedNumbers())
                .containsExactly(
                        "1000000001 000000000000001",
                        "1000000002 000000000000001",
                        "1000000003 000000000000002",
                        "1000000004 000000000000002",
                        "1000000005");
    }

    @Test
    @Tag("UAN-2")
    void anAddresseeGetsTheNumberWhenTheMyNumberComesLater() throws SQLException {
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 1, "20220401")));
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 2, "20220501").myNumber(NUMBER)));

        assertThat(integratedNumbers()).containsExactly("1000000001 000000000000001");
    }

    @Test
    @Tag("VRS-9")
    @Tag("ADB-4")
    void anotherMunicipalityFindsNobody() {
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER)));

        as(clerk(freshMunicipality()))
                .body(Map.of("addresseeNumber", "1000000001", "reason", "照会"))
                .post("/residents/read")
                .then()
                .statusCode(404)
                .body("$", not(hasKey("name")));
    }

    @Test
    @Tag("ADB-5")
    void onlyWhoHasThePermissionUploadsOrLooks() {
        byte[] file = FeedRow.file().getBytes(StandardCharsets.UTF_8);

        upload(clerk.permissions("resident:read"), file, StandardCharsets.UTF_8)
                .then()
                .statusCode(403);
        upload(clerk.zone("internet"), file, StandardCharsets.UTF_8).then().statusCode(403);
        as(clerk.permissions("feed:upload"))
                .body(Map.of("addresseeNumber", "1000000001", "reason", "照会"))
                .post("/residents/read")
                .then()
                .statusCode(403);
    }

    private List<String> current() throws SQLException {
        return query(
                "select concat_ws(' ', r.addressee_number, r.history_number, s.name) from resident r "
                        + "join resident_state s using (municipality, source, addressee_number, history_number) "
                        + "where municipality = ? order by 1",
                municipality);
    }

    private List<String> integratedNumbers() throws SQLException {
        return query(
                "select concat_ws(' ', addressee_number, integrated_number) from resident where municipality = ? "
                        + "order by 1",
                municipality);
    }
}
