package jp.sesshu.vrs.registration;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.HEADER;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.clerk;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.row;
import static jp.sesshu.vrs.VrsTest.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-1")
class TargetImportTest {
    private static final String NUMBER = "123456789018";

    @Test
    void takesGoodRowsAndRefusesBadOnesWithLineItemAndReason() {
        Response job = ended(
                clerk(),
                upload(
                        clerk(),
                        HEADER + row(CITY, NUMBER, "1000000001", "1000000001")
                                + row(CITY, "123456789012", "1000000002", "1000000002")
                                + row(OTHER_CITY, NUMBER, "1000000003", "1000000003")
                                + row(CITY, NUMBER, "100000000", "1000000004")
                                + "1,122271,broken\r\n"
                                + row(CITY, NUMBER, "1000000001", "1000000001")
                                + row(CITY, NUMBER, "1000000005", "1000000005").replace("19800401", "19800431")));

        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(1);
        assertThat(refused(job).lines().skip(1).map(line -> line.substring(0, line.lastIndexOf(','))))
                .containsExactly(
                        "3,個人番号,CHECK_DIGIT",
                        "4,市区町村コード,OTHER_MUNICIPALITY",
                        "5,宛名番号,FORMAT",
                        "6,,BROKEN_LINE",
                        "7,接種券番号,DUPLICATE_IN_FILE",
                        "8,生年月日,DATE");
    }

    @Test
    void noticesTheSameFileAndPointsToItsJob() {
        String file = HEADER + row(CITY, NUMBER, "1000000011", "1000000011");
        Response first = upload(clerk(), file);
        ended(clerk(), first);

        Response second = upload(clerk(), file);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.jsonPath().getString("type")).isEqualTo("/problems/same-file");
        assertThat(second.jsonPath().getString("location"))
                .isEqualTo("/jobs/" + first.jsonPath().getString("job"));
    }

    @Test
    void refusesAWholeFileWithAnotherHeader() {
        Response job = ended(clerk(), upload(clerk(), "a,b\r\n1,2\r\n"));

        assertThat(job.jsonPath().getString("state")).isEqualTo("REFUSED");
        assertThat(job.jsonPath().getString("refusal")).isEqualTo("HEADER");
    }

    @Test
    void refusesAFileWithoutADeclaredCharset() {
        Response answer = given().auth()
                .oauth2(clerk().sign())
                .contentType("text/csv")
                .body(new byte[0])
                .post("/subject-files");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/charset-not-declared");
    }

    @Test
    @Tag("VRS-10")
    void storesMyNumberOnlyAsCiphertextBesideItsIndex() throws SQLException {
        ended(clerk(), upload(clerk(), HEADER + row(CITY, NUMBER, "1000000021", "1000000021")));

        assertThat(query("select encode(ciphertext, 'escape') || encode(number_index, 'escape') "
                        + "from my_number.my_number where addressee_number = '1000000021'"))
                .singleElement()
                .asString()
                .doesNotContain(NUMBER);
        assertThat(query("select count(*) from import_spool")).containsExactly("0");
    }

    @Test
    void anotherMunicipalitysJobDoesNotExist() {
        Response accepted = upload(clerk(), HEADER + row(CITY, NUMBER, "1000000031", "1000000031"));

        assertThat(as(clerk().municipality(OTHER_CITY))
                        .get("/jobs/" + accepted.jsonPath().getString("job"))
                        .statusCode())
                .isEqualTo(404);
        ended(clerk(), accepted);
    }

    private static String refused(Response job) {
        return as(clerk())
                .get("/jobs/" + job.jsonPath().getString("id") + "/refused-rows")
                .asString();
    }
}
