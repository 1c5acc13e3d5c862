package jp.sesshu.addresslinkage.resident;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.sql.SQLException;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The charset comes with the upload and is never guessed, whichever system sends.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("GW-2")
class FeedCharsetTest {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void theTaxSystemSendsWindows31jWithTheCitysOwnCharacters() throws SQLException {
        String file = FeedRow.file(FeedRow.of("1000000001", 1, "20220401").with("本名漢字", "\uE000田　\uE757髙"));

        Response accepted = upload(clerk, "/feeds/tax/full", file.getBytes(WINDOWS_31J), WINDOWS_31J);

        ended(clerk, accepted.path("job"))
                .then()
                .body("rowsTaken", equalTo(1))
                .body("rowsRefused", equalTo(0));
        assertThat(query("select source || ' ' || name from resident_state where municipality = ?", municipality))
                .containsExactly("TAX \uE000田　\uE757髙");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/csv;charset=",
                "text/csv;charset=Shift_JIS",
                "text/csv;charset=EUC-JP",
                "text/csv;charset=UTF-16",
                "text/csv;charset=nonsense"
            })
    void aFileWhoseCharsetIsNotDeclaredOrNotSupportedIsNotAccepted(String contentType) throws SQLException {
        given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .oauth2(clerk.sign())
                .contentType(contentType)
                .body(FeedRow.file(FeedRow.of("1000000001", 1, "20220401")).getBytes(UTF_8))
                .post("/feeds/registry/full")
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/charset-not-declared"));

        assertThat(query("select 1 from import_job where municipality = ?", municipality))
                .isEmpty();
        assertThat(query("select 1 from import_spool where municipality = ?", municipality))
                .isEmpty();
    }
}
