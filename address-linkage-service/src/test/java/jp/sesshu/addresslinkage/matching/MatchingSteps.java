package jp.sesshu.addresslinkage.matching;

import static io.restassured.RestAssured.given;
import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of matchings ask again and again, of residents in a municipality of their own.
abstract class MatchingSteps {
    static final String HEADER = "業務システム,宛名番号,氏名,かな,生年月日,性別,郵便番号,住所,方書\r\n";
    static final String REASON = "発送前の確認";
    final String municipality = freshMunicipality();
    final Tokens clerk = clerk(municipality);
    final Tokens matcher = clerk.permissions("matching:upload", "matching:read", "job:read");

    @BeforeEach
    void residents() {
        taken(
                clerk,
                FeedRow.file(
                        resident("1000000001"),
                        resident("1000000002"),
                        resident("1000000003").with("現存区分CD", "2"),
                        resident("1000000004").with("現存区分CD", "3"),
                        resident("1000000005").with("削除区分", "1")));
    }

    Response matched(String... rows) {
        return matched((HEADER + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    Response matched(byte[] file, Charset charset) {
        Response accepted = upload(matcher, file, charset);
        accepted.then().statusCode(202);
        Response job = await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> as(matcher).get("/jobs/" + accepted.path("job")),
                        answer -> !"ACCEPTED".equals(answer.path("state")));
        job.then().body("state", equalTo("DONE"));
        return job;
    }

    static Response upload(Tokens who, byte[] file, Charset charset) {
        return given().auth()
                .oauth2(who.sign())
                .contentType("text/csv;charset=" + charset.name())
                .body(file)
                .post("/subject-files");
    }

    /// The report's lines as {@code line,number,field,kind,on record→in file}.
    List<String> report(Response job) {
        return read(job.path("id"), "ja")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(item -> String.join(",", item[0], item[1], item[2], item[3], item[6] + "→" + item[5]))
                .toList();
    }

    String read(String job, String language) {
        Response answer = as(matcher)
                .header("Accept-Language", language)
                .body(Map.of("reason", REASON))
                .post("/subject-files/" + job + "/report");
        answer.then().statusCode(200);
        return answer.asString();
    }

    void entered(String source, String number) {
        as(clerk.permissions("feed:enter"))
                .body(Map.of(
                        "states",
                        List.of(Map.of(
                                "addresseeNumber", number,
                                "historyNumber", "1",
                                "effectiveOn", "20220401",
                                "residency", source.equals("tax") ? "1" : "4",
                                "name", "市川　太郎",
                                "birthDate", "19800401",
                                "sex", "1"))))
                .post("/feeds/" + source + "/states")
                .then()
                .statusCode(200)
                .body("taken", equalTo(1));
    }

    static FeedRow resident(String number) {
        return FeedRow.of(number, 1, "20220401")
                .with("本名漢字", "高橋　花子")
                .with("本名かな", "たかはし　はなこ")
                .with("現住所郵便番号", "2790004")
                .with("現住所町名", "富士見一丁目２番３号")
                .with("現住所方書", "ハイツ101");
    }

    /// The row of a subject whom the system knows as the registry does.
    static String same(String number) {
        return "health-mgmt," + number + ",高橋　花子,たかはし　はなこ,19800401,2,2790004,富士見一丁目２番３号,ハイツ101";
    }
}
