package jp.sesshu.vrs.recordimport;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.testing.Tokens;
import org.jspecify.annotations.Nullable;

/// RECORD files and what became of them.
public final class RecordFiles {
    public static final String HEADER = String.join(",", RecordLayout.HEADER) + "\r\n";
    static final String REASON = "Doubts-Accepted-Because";

    private RecordFiles() {}

    static Tokens importer() {
        return Tokens.of("vrs-service", "record:import", "job:read");
    }

    /// A dose of the ordinary vaccine that is added.
    public static String row(String ticket, int dose, String givenOn) {
        return row("1", ticket, dose, givenOn, "");
    }

    static String row(String action, String ticket, int dose, String givenOn, String note) {
        return "%s,%s,%s,%d,1,%s,市民体育館,検診　一郎,ファイザー,mRNA,コミナティ,EW0201,JPN,2,%s\r\n"
                .formatted(action, CITY, ticket, dose, givenOn, note);
    }

    static Response upload(Tokens token, @Nullable String reason, String... rows) {
        RequestSpecification request = given().auth().oauth2(token.sign()).contentType("text/csv;charset=UTF-8");
        if (reason != null) {
            request.header(
                    REASON, URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return request.body((HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8))
                .post("/record-files");
    }

    /// Uploads the rows and gives the job once it has ended well.
    static Response imported(@Nullable String reason, String... rows) {
        Response job = ended(importer(), upload(importer(), reason, rows));
        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        return job;
    }

    static int taken(Response job) {
        return job.jsonPath().getInt("rowsTaken");
    }

    /// The job's refused rows as {@code line,item,reason}.
    static List<String> refused(Response job) {
        return as(importer())
                .get("/jobs/" + job.jsonPath().getString("id") + "/refused-rows")
                .asString()
                .lines()
                .skip(1)
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
                .toList();
    }

    static List<String> doses(String ticket) throws SQLException {
        return query(
                "select concat_ws(' ', dose_number, state, given_on, version) from dose where ticket_number = ? "
                        + "order by dose_number",
                ticket);
    }
}
