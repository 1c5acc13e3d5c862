package jp.sesshu.addresslinkage.matching;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("HM-10")
class SubjectMatchingTest extends MatchingSteps {
    @Test
    void tellsByPersonAndFieldWhatDiffersAndNothingOfWhatIsAlike() {
        Response job = matched(
                same("1000000001"),
                "health-mgmt,1000000002,髙橋　花子,タカバシ ﾊﾅｺ,19800402,1,2790002,富士見1-2-3,",
                same("1000000009"));

        assertThat(report(job))
                .containsExactly(
                        "3,1000000002,住所,WRITING,富士見一丁目２番３号→富士見1-2-3",
                        "3,1000000002,生年月日,VALUE,19800401→19800402",
                        "3,1000000002,方書,VALUE,ハイツ101→",
                        "3,1000000002,かな,VALUE,たかはし　はなこ→タカバシ ﾊﾅｺ",
                        "3,1000000002,氏名,WRITING,高橋　花子→髙橋　花子",
                        "3,1000000002,郵便番号,VALUE,2790004→2790002",
                        "3,1000000002,性別,VALUE,2→1",
                        "4,1000000009,宛名番号,UNKNOWN,→");
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(3);
    }

    @Test
    void widthSpacesSelectorsAndTheKindOfKanaAreWriting() {
        Response job = matched("health-mgmt,1000000001,高橋花\uDB40\uDD00子,ﾀｶﾊｼﾊﾅｺ,19800401,2,2790004,富士見１丁目2番3号,ハイツ１０１");

        assertThat(report(job))
                .extracting(line -> line.substring(0, line.lastIndexOf(',')))
                .containsExactly(
                        "2,1000000001,住所,WRITING",
                        "2,1000000001,方書,WRITING",
                        "2,1000000001,かな,WRITING",
                        "2,1000000001,氏名,WRITING");
    }

    @Test
    void whoIsNoLongerThereIsNamedOnceAndTheirItemsAreNotShown() throws SQLException {
        query(
                "update resident set absent_since = current_date "
                        + "where municipality = ? and addressee_number = ? returning 1",
                municipality,
                "1000000002");
        String other = same("1000000001").replace("富士見", "猫実");

        Response job = matched(
                other.replace("1000000001", "1000000002"),
                other.replace("1000000001", "1000000003"),
                other.replace("1000000001", "1000000004"),
                other.replace("1000000001", "1000000005"));

        assertThat(report(job))
                .containsExactly(
                        "2,1000000002,宛名番号,ENDED,→",
                        "3,1000000003,宛名番号,ENDED,→",
                        "4,1000000004,宛名番号,ENDED,→",
                        "5,1000000005,宛名番号,ENDED,→");
    }

    @Test
    @Tag("ADB-4")
    void aProtectedPersonsAddressIsNeitherShownNorComparedEvenWhereTheFileIsRight() throws SQLException {
        as(clerk.permissions("protection:manage"))
                .body(Map.of(
                        "agency",
                        "浦安警察署",
                        "startsOn",
                        "2022-01-01",
                        "people",
                        List.of(Map.of("addresseeNumber", "1000000001"))))
                .post("/protections")
                .then()
                .statusCode(201);

        Response job = matched(same("1000000001"), "health-mgmt,1000000001,高橋　一郎,たかはし　はなこ,19800401,2,2790002,猫実一丁目,");

        assertThat(report(job))
                .containsExactly(
                        "2,1000000001,住所,MASKED,→",
                        "2,1000000001,方書,MASKED,→",
                        "2,1000000001,郵便番号,MASKED,→",
                        "3,1000000001,住所,MASKED,→",
                        "3,1000000001,方書,MASKED,→",
                        "3,1000000001,氏名,VALUE,高橋　花子→高橋　一郎",
                        "3,1000000001,郵便番号,MASKED,→");
        assertThat(query(
                        "select concat(in_file, on_record) from matching_difference "
                                + "where municipality = ? and field = 'ADDRESS'",
                        municipality))
                .containsExactly("", "");
    }

    @Test
    @Tag("ADB-4")
    void onlyWhatTheSystemIsGrantedIsCompared() throws SQLException {
        query(
                "update field_grant set ends_on = date '2022-03-31' "
                        + "where municipality = ? and field not in ('name', 'sex') returning 1",
                municipality);

        Response job = matched("health-mgmt,1000000001,別人,べつじん,19700101,1,2790002,猫実,");

        assertThat(report(job)).containsExactly("2,1000000001,氏名,VALUE,高橋　花子→別人", "2,1000000001,性別,VALUE,2→1");
    }

    @Test
    void onlyTheSourcesThatTheSystemIsToldOfAreCompared() {
        entered("tax", "2000000001");
        entered("non-resident", "3000000001");

        Response job =
                matched("health-mgmt,2000000001,市川　太郎,,19800401,1,,,", "health-mgmt,3000000001,市川　次郎,,19800401,1,,,");

        assertThat(report(job)).containsExactly("2,2000000001,宛名番号,UNKNOWN,→", "3,3000000001,氏名,VALUE,市川　太郎→市川　次郎");
    }

    @Test
    void anUnknownDayOfBirthIsComparedAsItIsWritten() {
        taken(
                clerk,
                FeedRow.file(
                        resident("1000000006").with("生年月日", "19400600"),
                        resident("1000000007").with("生年月日", "19400000")));

        Response job = matched(
                same("1000000006").replace("19800401", "19400600"),
                same("1000000007").replace("19800401", "19400101"));

        assertThat(report(job)).containsExactly("3,1000000007,生年月日,VALUE,19400000→19400101");
    }

    @Test
    void rowsThatCannotBeComparedAreRefusedAndAnEmptyItemIsNot() {
        String good = same("1000000001");
        Response job = matched(
                good,
                good.replace("health-mgmt", "tax-office"),
                good.replace("health-mgmt", ""),
                good.replace("1000000001", "100000001"),
                good.replace("19800401", "19800431"),
                good.replace(",2,", ",3,"),
                good.replace("2790004", "279-0004"),
                "health-mgmt,1000000001,,,,,,,",
                "health-mgmt,1000000001");

        assertThat(refused(matcher, job))
                .containsExactly(
                        "3,業務システム,UNKNOWN_CODE",
                        "4,業務システム,MISSING",
                        "5,宛名番号,FORMAT",
                        "6,生年月日,DATE",
                        "7,性別,UNKNOWN_CODE",
                        "8,郵便番号,FORMAT",
                        "10,,BROKEN_LINE");
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(2);
        assertThat(report(job)).hasSize(7).allMatch(line -> line.startsWith("9,1000000001,"));
    }

    @Test
    void takesWindows31j() {
        Charset windows = Charset.forName("windows-31j");
        Response job = matched((HEADER + same("1000000002").replace("高橋", "髙橋")).getBytes(windows), windows);

        assertThat(report(job)).containsExactly("2,1000000002,氏名,WRITING,高橋　花子→髙橋　花子");
    }

    @Test
    void nothingOfTheFileIsTakenOverIntoTheRegistry() throws SQLException {
        matched(same("1000000001").replace("花子", "良子"), same("1000000009"));

        assertThat(query(
                        "select addressee_number || name from resident_state where municipality = ? order by 1",
                        municipality))
                .hasSize(5)
                .startsWith("1000000001高橋　花子");
    }
}
