package jp.sesshu.addresslinkage.protection;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A protection that ends with its last day ends for the consuming systems as well.
@LinkageServiceTest
@Tag("ADB-1")
@Tag("ADB-5")
class EndedProtectionTest {
    private static final String HEALTH = "address-linkage.resident.health-mgmt";
    private static final String TOWN = "富士見一丁目";
    private static final String NUMBER = "123456789018";
    private static final String PROTECTED = "1000000001";
    /// The same person.
    private static final String NON_RESIDENT = "9000000001";
    private static final String OTHER = "1000000002";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Inject
    WatchProtections watch;

    @BeforeEach
    void residents() {
        taken(clerk, FeedRow.file(row(PROTECTED).myNumber(NUMBER), row(OTHER)));
        taken(clerk, "/feeds/non-resident/changes", FeedRow.file(row(NON_RESIDENT).myNumber(NUMBER)));
    }

    @Test
    void afterTheLastDayWhoeverMayKnowIsToldWhereThePeopleLiveOnceMoreAndOnlyOnce() throws SQLException {
        enterUntilToday(PROTECTED);
        enterUntilToday(OTHER);
        assertThat(last(PROTECTED)).contains("\"addressMasked\":true").doesNotContain(TOWN);
        look();
        assertThat(told(PROTECTED)).hasSize(2);

        theDayIsOver(PROTECTED);
        look();

        assertThat(told(PROTECTED)).hasSize(3);
        assertThat(last(PROTECTED)).contains("\"addressMasked\":false", TOWN, "\"version\":3");
        assertThat(last(NON_RESIDENT)).contains("\"addressMasked\":false", TOWN);
        assertThat(last(OTHER)).contains("\"addressMasked\":true").doesNotContain(TOWN);
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("protection.lapsed"))
                .singleElement()
                .asString()
                .contains(PROTECTED)
                .doesNotContain(OTHER);

        look();
        theDayIsOver(OTHER);
        look();
        assertThat(told(OTHER)).hasSize(3);
        assertThat(told(PROTECTED)).hasSize(3);
    }

    @Test
    void whatIsOverWhenItIsEnteredIsToldWithIt() throws SQLException {
        enter(PROTECTED, Map.of("endsOn", "2022-12-31"));
        look();
        enterUntilToday(OTHER);
        theDayIsOver(OTHER);
        look();
        assertThat(told(OTHER)).hasSize(3);

        assertThat(last(PROTECTED)).contains("\"addressMasked\":false", "\"version\":2");
    }

    /// After it was over, somebody finds that it goes on.
    @Test
    void whatIsProlongedIsToldAgainWhenItIsOver() throws SQLException {
        enterUntilToday(PROTECTED);
        theDayIsOver(PROTECTED);
        look();
        assertThat(told(PROTECTED)).hasSize(3);
        String id = query("select protection_id from protected_person where municipality = ?", municipality)
                .getFirst();

        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(Map.of(
                        "endsOn", JapaneseCalendar.today(InstantSource.system()).toString()))
                .post("/protections/" + id + "/end")
                .then()
                .statusCode(204);
        assertThat(last(PROTECTED)).contains("\"addressMasked\":true").doesNotContain(TOWN);
        theDayIsOver(PROTECTED);
        look();

        assertThat(told(PROTECTED)).hasSize(5);
        assertThat(last(PROTECTED)).contains("\"addressMasked\":false", TOWN);
    }

    @Test
    void whoeverIsProtectedByAnotherOneStaysSo() throws SQLException {
        enterUntilToday(PROTECTED);
        enter(PROTECTED, Map.of());

        execute("update protected_person set ends_on = ends_on - 1 where municipality = '" + municipality + "'");
        look();

        assertThat(told(PROTECTED)).hasSize(4);
        assertThat(last(PROTECTED)).contains("\"addressMasked\":true").doesNotContain(TOWN);
    }

    private void theDayIsOver(String addressee) throws SQLException {
        assertThat(query(
                        "update protected_person set ends_on = ends_on - 1 where municipality = ? "
                                + "and addressee_number = ? returning 1",
                        municipality,
                        addressee))
                .hasSize(1);
    }

    private void enterUntilToday(String addressee) {
        LocalDate today = JapaneseCalendar.today(InstantSource.system());
        enter(addressee, Map.of("endsOn", today.toString()));
    }

    private void enter(String addressee, Map<String, Object> end) {
        Map<String, Object> body = new HashMap<>(end);
        body.put("agency", "浦安警察署");
        body.put("startsOn", "2022-01-01");
        body.put("people", List.of(Map.of("addresseeNumber", addressee)));
        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(body)
                .post("/protections")
                .then()
                .statusCode(201);
    }

    private void look() throws SQLException {
        MunicipalityCode here = MunicipalityCode.parse(municipality);
        CurrentCaller.as(Caller.service(here, WatchProtections.NAME), () -> {
            watch.look(here);
            return true;
        });
    }

    private List<String> told(String addressee) {
        return events(HEALTH, municipality).stream()
                .filter(event -> event.contains(addressee))
                .toList();
    }

    private String last(String addressee) {
        return told(addressee).getLast();
    }

    private static FeedRow row(String addressee) {
        return FeedRow.of(addressee, 1, "20220401").with("現住所町名", TOWN);
    }
}
