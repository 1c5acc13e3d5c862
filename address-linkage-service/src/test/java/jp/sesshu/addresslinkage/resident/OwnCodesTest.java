package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The tax system has codes of its own: they mean the same whichever way they come, and nothing to other systems.
@LinkageServiceTest
@TestProfile(OwnProfile.class)
@Tag("UAN-1")
class OwnCodesTest {
    private static final String TRANSLATED = "1 2 02 02 12 1 1";
    private final String municipality = freshMunicipality();
    private final Tokens clerk =
            clerk(municipality).permissions("feed:enter", "feed:upload", "job:read", "resident:read");
    private final FeedRow own = FeedRow.of("1000000001", 1, "20220401")
            .with("現存区分CD", "J")
            .with("性別", "F")
            .with("異動事由CD", "T2")
            .with("続柄CD1", "HEAD")
            .with("続柄CD2", "WIFE")
            .with("削除区分", "Y")
            .with("外字フラグ", "G");
    private final FeedRow usual = FeedRow.of("1000000002", 1, "20220401")
            .with("異動事由CD", "02")
            .with("続柄CD1", "02")
            .with("続柄CD2", "12")
            .with("削除区分", "1")
            .with("外字フラグ", "1");

    @Test
    void areTranslatedInAFile() throws SQLException {
        taken(clerk, "/feeds/tax/full", FeedRow.file(own)).then().body("rowsTaken", equalTo(1));

        assertThat(codes()).containsExactly("TAX " + TRANSLATED);
    }

    @Test
    void areTranslatedInARequest() throws SQLException {
        enter(Source.TAX, own).then().statusCode(200).body("taken", equalTo(1));

        assertThat(codes()).containsExactly("TAX " + TRANSLATED);
    }

    @Test
    void areTranslatedInAnEvent() {
        report(Source.TAX, own);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(codes()).containsExactly("TAX " + TRANSLATED));
    }

    @Test
    void aCodeThatTheTableDoesNotNameIsRefusedInAFile() throws SQLException {
        Response job = taken(
                clerk,
                "/feeds/tax/changes",
                FeedRow.file(
                        own.with("現存区分CD", "1"),
                        own.with("性別", "2"),
                        own.with("異動事由CD", "02"),
                        own.with("続柄CD4", "02"),
                        own.with("削除区分", "1"),
                        own.with("外字フラグ", "1")));

        assertThat(refused(clerk, job))
                .containsExactly(
                        "2,現存区分CD,UNKNOWN_CODE",
                        "3,性別,UNKNOWN_CODE",
                        "4,異動事由CD,UNKNOWN_CODE",
                        "5,続柄CD4,UNKNOWN_CODE",
                        "6,削除区分,UNKNOWN_CODE",
                        "7,外字フラグ,UNKNOWN_CODE");
        assertThat(codes()).isEmpty();
    }

    @Test
    void aCodeThatTheTableDoesNotNameIsRefusedInARequest() throws SQLException {
        enter(Source.TAX, own.with("続柄CD1", "20"), own.with("性別", "M"))
                .then()
                .body("taken", equalTo(0))
                .body("refused.item", contains("続柄CD1", "性別"))
                .body("refused.reason", contains("UNKNOWN_CODE", "UNKNOWN_CODE"));

        assertThat(codes()).isEmpty();
    }

    @Test
    void anEventWithACodeThatTheTableDoesNotNameIsSetAside() throws SQLException {
        Reporting system = report(Source.TAX, own.with("続柄CD2", "12"));

        await().atMost(Duration.ofSeconds(40)).until(() -> system.deadLetters().size() == 1);
        assertThat(query("select failure from dead_letter where municipality = ?", municipality))
                .containsExactly("ReportRefused");
        assertThat(codes()).isEmpty();
    }

    @Test
    void anotherSystemHasTheUsualCodesWhicheverWayTheyCome() throws SQLException {
        Response job = taken(clerk, "/feeds/registry/changes", FeedRow.file(usual, own));
        enter(Source.NON_RESIDENT, own, usual.with("宛名番号", "9000000001"))
                .then()
                .body("taken", equalTo(1))
                .body("refused.row", contains(1))
                .body("refused.reason", contains("UNKNOWN_CODE"));
        report(Source.REGISTRY, usual.with("宛名番号", "1000000003"));

        assertThat(refused(clerk, job)).containsExactly("3,現存区分CD,UNKNOWN_CODE");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(codes())
                        .containsExactly(
                                "NON_RESIDENT " + TRANSLATED, "REGISTRY " + TRANSLATED, "REGISTRY " + TRANSLATED));
    }

    private List<String> codes() throws SQLException {
        return query(
                "select concat_ws(' ', source, residency_code, sex_code, change_reason, relationship_1, "
                        + "relationship_2, deleted, special_characters) from resident_state where municipality = ? order by 1",
                municipality);
    }

    private Response enter(Source source, FeedRow... rows) {
        return as(clerk)
                .body(Map.of(
                        "states", Arrays.stream(rows).map(OwnCodesTest::state).toList()))
                .post("/feeds/" + source.path() + "/states");
    }

    private Reporting report(Source source, FeedRow row) {
        Reporting system = new Reporting(source, municipality);
        try {
            system.report(UUID.randomUUID().toString(), new ObjectMapper().writeValueAsString(state(row)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return system;
    }

    private static Map<String, String> state(FeedRow row) {
        return Arrays.stream(FeedItem.values())
                .filter(item -> !row.items().get(item.header()).isEmpty())
                .collect(Collectors.toMap(
                        FeedItem::property, item -> row.items().get(item.header())));
    }
}
