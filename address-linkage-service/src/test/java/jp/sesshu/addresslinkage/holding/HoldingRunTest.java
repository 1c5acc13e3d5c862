package jp.sesshu.addresslinkage.holding;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("ADB-3")
class HoldingRunTest extends HoldingSteps {
    @Test
    void aReplacedStateIsLetGoAfterItsTimeAndWhatTheLawAsksForStays() throws SQLException {
        FeedRow first = full("1000000001").myNumber(NUMBER);
        take(first, first.with("履歴連番", "2").with("適用日", "20220501"));
        age("2 years");

        run(1, 1, 0);

        assertThat(kept("1000000001", 1))
                .containsExactly(
                        "addressee_number",
                        "birth_date",
                        "birth_precision",
                        "change_reason",
                        "changed_on",
                        "deleted",
                        "effective_on",
                        "ended_reason",
                        "history_number",
                        "kana",
                        "municipality",
                        "name",
                        "received_at",
                        "released_at",
                        "residency_code",
                        "resident_reason",
                        "resident_since",
                        "resident_until",
                        "sex_code",
                        "source");
        assertThat(query("select integrated_number from resident where municipality = ?", municipality))
                .containsExactly("000000000000001");
        assertThat(query("select number_index is not null from my_number.holder where municipality = ?", municipality))
                .containsExactly("t");
        run(0, 0, 0);
    }

    @Test
    void theStateOfSomebodyWhoIsThereIsNeverLetGoHoweverOldItIs() throws SQLException {
        take(full("1000000001"), full("1000000002").with("現存区分CD", "4"));
        age("30 years");

        run(0, 0, 0);

        assertThat(released()).isEmpty();
        assertThat(kept("1000000001", 1)).contains("town", "telephone", "passport_number");
    }

    @Test
    void aStateIsHeldForItsTimeFromWhenItAndALaterOneHadCome() throws SQLException {
        FeedRow row = full("1000000001");
        take(row.with("履歴連番", "2").with("適用日", "20220501"));
        age("2 years");
        // a late row that was replaced before it came, and a replacement that came just now
        take(row, row.with("履歴連番", "3").with("適用日", "20220601"));
        age("1 year 1 day", "1000000001", 1);
        age("11 months", "1000000001", 3);
        run(1, 1, 0);
        assertThat(released()).containsExactly("1000000001 1");

        age("1 year 1 day", "1000000001", 3);
        run(1, 1, 0);
        assertThat(released()).containsExactly("1000000001 1", "1000000001 2");
    }

    @Test
    void whoIsNoLongerThereIsLetGoAfterFiveYearsOfIt() throws SQLException {
        String lately = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusYears(4).format(DateTimeFormatter.BASIC_ISO_DATE);
        take(
                full("1000000001").with("現存区分CD", "2"),
                full("1000000002").with("現存区分CD", "3"),
                full("1000000003").with("削除区分", "1"),
                full("1000000004"),
                full("1000000005").with("現存区分CD", "2").with("適用日", lately),
                full("1000000006").with("現存区分CD", "2").with("住民で無くなった日", lately),
                full("1000000007"));
        absent("1000000004", "5 years 1 day");
        absent("1000000007", "4 years");
        age("4 years 11 months");
        run(0, 0, 0);
        age("5 years 1 day");
        age("4 years 11 months", "1000000002", 1);

        run(3, 3, 0);

        assertThat(released()).containsExactly("1000000001 1", "1000000003 1", "1000000004 1");
        assertThat(query(
                        "select addressee_number from resident where municipality = ? and address_folded = '' "
                                + "order by 1",
                        municipality))
                .containsExactly("1000000001", "1000000003", "1000000004");
    }

    @Test
    void whatWaitsToBePassedOnIsHeldBackUntilItHasBeen() throws SQLException {
        FeedRow row = full("1000000001");
        take(
                row,
                row.with("履歴連番", "2").with("適用日", "20220501"),
                full("1000000002").with("現存区分CD", "2"));
        age("6 years");
        execute("revoke select on outbox_event from address_linkage_relay");
        try {
            newsWaits("1000000001");
            run(1, 1, 1);
            assertThat(released()).containsExactly("1000000002 1");
        } finally {
            execute("grant select on outbox_event to address_linkage_relay");
        }
        await().atMost(Duration.ofSeconds(40))
                .until(() -> query("select 1 from outbox_event where municipality = ?", municipality)
                        .isEmpty());

        run(1, 1, 0);
        assertThat(released()).containsExactly("1000000001 1", "1000000002 1");
    }

    @Test
    @Tag("ADB-1")
    void aRowThatIsEqualInWhatIsLeftIsOnRecordAndAnotherContradicts() throws SQLException {
        FeedRow row = full("1000000001");
        take(row, row.with("履歴連番", "2").with("適用日", "20220501"));
        age("2 years");
        run(1, 1, 0);

        Response again = taken(clerk, FeedRow.file(row));
        Response other = taken(clerk, FeedRow.file(row.with("本名漢字", "別名")));

        assertThat(refused(clerk, again)).containsExactly("2,履歴連番,ALREADY_ON_RECORD");
        assertThat(refused(clerk, other)).containsExactly("2,本名漢字,DIFFERENT_ON_RECORD");
        assertThat(kept("1000000001", 1)).doesNotContain("town", "telephone");
    }

    @Test
    @Tag("ADB-2")
    void aReleasedStateIsStillFoundByItsDayAndSaysThatItWasLetGo() throws SQLException {
        FeedRow row = full("1000000001");
        take(row, row.with("履歴連番", "2").with("適用日", "20220501"));
        age("2 years");
        run(1, 1, 0);

        read("2022-04-15")
                .then()
                .body("states.size()", equalTo(1))
                .body("states[0].historyNumber", equalTo(1))
                .body("states[0].name", equalTo("浦安　花子"))
                .body("states[0].town", nullValue())
                .body("states[0].releasedAt", notNullValue());
        read("2022-05-15")
                .then()
                .body("states[0].historyNumber", equalTo(2))
                .body("states[0].town", equalTo("富士見一丁目"))
                .body("states[0].releasedAt", nullValue());
    }

    @Test
    @Tag("HM-10")
    void aMatchingsReportIsLetGoAfterThirtyDays() throws SQLException {
        take(full("1000000001"));
        String old = matched("health-mgmt,1000000001,別人,,19800401,2,,,");
        String young = matched("health-mgmt,1000000001,他人,,19800401,2,,,");
        madeAt(old, "30 days 1 hour");
        madeAt(young, "29 days");

        assertThat(run(0, 0, 0).<Integer>path("reports")).isEqualTo(1);

        assertThat(query("select distinct job_id from matching_difference where municipality = ?", municipality))
                .containsExactly(young);
        Tokens matcher = clerk.permissions("matching:read");
        report(matcher, old).then().statusCode(410).body("type", containsString("report-let-go"));
        as(matcher).get("/subject-files/" + old + "/summary").then().statusCode(410);
        report(matcher, young).then().statusCode(200).body(containsString("他人"));
        assertThat(matched("health-mgmt,1000000001,別人,,19800401,2,,,"))
                .as("the same file, compared again")
                .isNotEqualTo(old);
    }

    @Test
    void theServicesRoleMayLetGoOfTheseItemsAndChangeNothingElse() throws SQLException {
        assertThat(query("""
                        select a.attname from pg_attribute a
                         where a.attrelid = 'resident_state'::regclass and a.attnum > 0 and not a.attisdropped
                           and has_column_privilege('address_linkage_app', a.attrelid, a.attnum, 'UPDATE')"""))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("released_at"),
                                Release.items().stream().map(FeedItem::column))
                        .toList());
        take(full("1000000001"));
        for (String change : List.of(
                "town = '猫実'",
                "telephone = null",
                "released_at = now(), town = '猫実'",
                "released_at = now(), town = null",
                "name = '別名'")) {
            assertThatThrownBy(() -> asTheService("update resident_state set " + change))
                    .as(change)
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> asTheService("delete from resident_state")).isInstanceOf(SQLException.class);
        assertThat(kept("1000000001", 1)).contains("town", "telephone");
    }
}
