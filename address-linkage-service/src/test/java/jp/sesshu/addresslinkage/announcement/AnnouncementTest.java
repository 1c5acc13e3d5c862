package jp.sesshu.addresslinkage.announcement;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.end;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.grant.Granting;
import jp.sesshu.addresslinkage.resident.FeedRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A consumer whose grants have changed is told of everybody again, in parts of two people.
@LinkageServiceTest
@TestProfile(AnnouncementTest.PartsOfTwo.class)
@Tag("ADB-1")
@Tag("ADB-4")
class AnnouncementTest extends AnnouncementSteps {
    public static final class PartsOfTwo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("address-linkage.announcement.people", "2");
        }
    }

    @Test
    void anItemGrantedTodayReachesEverybodyOfThatConsumerAndNobodyElse() throws SQLException {
        String other = freshMunicipality();
        taken(clerk(other), FeedRow.file(resident(1, 1)));
        new Granting(other).approved(grant(LEDGER, today(), "name"));
        takeFive();
        taken(clerk, "/feeds/tax/changes", FeedRow.file(resident(9, 1)));

        granting.approved(grant(LEDGER, today(), "name"));
        assertThat(versions(TOPIC)).isEqualTo(people(1, 5, 2));
        granting.approved(grant(LEDGER, today(), "sex"));

        assertThat(told(TOPIC))
                .hasSize(10)
                .allSatisfy(event -> assertThat(event.getMap(""))
                        .containsOnlyKeys(
                                event.getInt("version") == 2
                                        ? List.of("addresseeNumber", "historyNumber", "version", "name")
                                        : List.of("addresseeNumber", "historyNumber", "version", "name", "sex")));
        assertThat(versions(HEALTH)).isEqualTo(people(1, 5, 1));
        assertThat(versions(VRS)).isEmpty();
        assertThat(query("select news_version from resident where municipality = ?", other))
                .containsExactly("2");
        assertThat(query("select news_version from resident where municipality = ? and source = 'TAX'", municipality))
                .containsExactly("1");
    }

    @Test
    @Tag("HM-5")
    void anItemWhoseGrantHasEndedIsTakenAwayOnTheNextDay() throws SQLException {
        takeFive();
        granting.approved(grant(LEDGER, today(), "name", "town"));
        granting.approved(end(LEDGER, today(), "town"));
        assertThat(versions(TOPIC)).isEqualTo(people(1, 5, 2));

        granting.aDayPasses();
        looked();

        assertThat(told(TOPIC).stream().filter(event -> event.getInt("version") == 3))
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.getMap(""))
                        .containsOnlyKeys("addresseeNumber", "historyNumber", "version", "name"));
        assertThat(versions(TOPIC)).hasSize(10);
        assertThat(versions(HEALTH)).hasSize(5);
    }

    @Test
    void aGrantOfALaterDayIsAnnouncedOnThatDayAndOnce() throws SQLException {
        takeFive();
        granting.approved(grant(LEDGER, today().plusDays(1), "name"));
        looked();
        assertThat(entries("announcement.started")).isEmpty();

        granting.aDayPasses();
        looked();

        assertThat(versions(TOPIC)).isEqualTo(people(1, 5, 2));
        assertThat(entries("announcement.started")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("actor")).isEqualTo(AnnounceResidents.NAME);
            assertThat(entry.getString("details.consumer")).isEqualTo(LEDGER);
            assertThat(entry.getList("details.given")).containsExactly("name");
            assertThat(entry.getList("details.ended")).isEmpty();
            assertThat(entry.getList("details.legalBases")).containsExactly(Granting.BASIS);
        });
        assertThat(entries("announcement.ended")).singleElement().satisfies(entry -> {
            assertThat(entry.getInt("details.people")).isEqualTo(5);
            assertThat(entry.getInt("details.announced")).isEqualTo(5);
        });
    }

    @Test
    void aRunGoesOnAfterACrashWhereItWas() throws SQLException {
        takeFive();
        String run = UUID.randomUUID().toString();
        crashed(run, "name", "REGISTRY " + number(2));

        granting.approved(grant(LEDGER, today(), "name"));

        assertThat(versions(TOPIC)).isEqualTo(people(3, 5, 2));
        ended("/announcements/ledger/" + run).then().body("people", equalTo(5)).body("announced", equalTo(5));
        assertThat(entries("announcement.ended"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getString("actor")).isEqualTo("clerk-before"));
    }

    @Test
    void aRunThatAnotherChangeOvertakesEndsAndEverybodyIsToldTheLatest() throws SQLException {
        takeFive();
        String run = UUID.randomUUID().toString();
        crashed(run, "town", "REGISTRY " + number(2));

        granting.approved(grant(LEDGER, today(), "name"));

        assertThat(versions(TOPIC)).isEqualTo(people(1, 5, 2));
        assertThat(told(TOPIC)).allSatisfy(event -> assertThat(event.getMap("")).doesNotContainKey("town"));
        assertThat(entries("announcement.ended"))
                .extracting(entry -> entry.getBoolean("details.overtaken"))
                .containsExactly(true, false);
    }

    @Test
    void whoIsNoLongerGrantedAnythingIsToldALastTimeOfThoseItKnewWithoutAnyItem() throws SQLException {
        take(resident(1, 1), resident(2, 1), resident(3, 1));
        granting.approved(grant(LEDGER, today(), "name"));
        granting.approved(end(LEDGER, today(), "name"));
        granting.aDayPasses();
        execute("update resident_state set received_at = received_at - interval '1 day' where municipality = '"
                + municipality + "'");
        take(resident(4, 1));

        looked();

        assertThat(versions(TOPIC))
                .isEqualTo(Stream.concat(people(1, 3, 2).stream(), people(1, 3, 3).stream())
                        .sorted()
                        .toList());
        assertThat(told(TOPIC).stream().filter(event -> event.getInt("version") == 3))
                .allSatisfy(event ->
                        assertThat(event.getMap("")).containsOnlyKeys("addresseeNumber", "historyNumber", "version"));
    }

    /// The national system takes whoever it isn't told of to have no telephone.
    @Test
    void aConsumerThatAssumesThingsIsToldOfThoseWhoAreNotAsAssumedOrWereOnce() throws SQLException {
        take(resident(1, 1), resident(2, 1).with("電話番号", ""), resident(3, 1).with("電話番号", ""));
        take(resident(3, 2).with("電話番号", ""));
        assertThat(versions(VRS)).containsExactly(number(3) + " 2");
        // raises everybody's version without anything being otherwise
        granting.approved(grant(LEDGER, today(), "name"));

        granting.approved(grant("vrs", today(), "telephone"));
        assertThat(versions(VRS)).containsExactly(number(1) + " 3", number(3) + " 2", number(3) + " 4");

        granting.approved(end("vrs", today(), "telephone"));
        granting.aDayPasses();
        wake();
        granting.announced("vrs");

        assertThat(versions(VRS))
                .containsExactly(
                        number(1) + " 3", number(1) + " 4", number(3) + " 2", number(3) + " 4", number(3) + " 5");
        assertThat(told(VRS).stream().filter(event -> event.getMap("").containsKey("telephone")))
                .hasSize(2);
    }

    private void takeFive() {
        take(resident(1, 1), resident(2, 1), resident(3, 1), resident(4, 1), resident(5, 1));
    }
}
