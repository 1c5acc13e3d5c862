package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A large feed is merged by two sessions at the same time, and means the same as in one.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("ADB-1")
class FeedInPartsTest {
    private static final String FULL = "/feeds/registry/full";
    private static final String TOPIC = "address-linkage.resident.health-mgmt";
    private static final int PEOPLE = 3_000;
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void everybodyIsOnRecordNumberedAndAnnouncedOnce() throws SQLException {
        full(file(PEOPLE, i -> person(i, 1, "20220401").myNumber(myNumber(i))))
                .then()
                .body("state", equalTo("DONE"))
                .body("rowsRead", equalTo(PEOPLE))
                .body("rowsTaken", equalTo(PEOPLE))
                .body("rowsRefused", equalTo(0));

        assertThat(sessions()).isEqualTo(2);
        assertThat(query(
                        "select integrated_number from resident where municipality = ? order by integrated_number",
                        municipality))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PEOPLE)
                        .mapToObj("%015d"::formatted)
                        .toList());
        assertThat(keysTold()).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void changesRefusalsAndWhoIsMissingAreToldApartInBothParts() throws SQLException {
        full(file(PEOPLE, i -> person(i, 1, "20220401")));

        List<FeedRow> rows = rows(PEOPLE - 20, i -> person(i, i % 100 == 0 ? 2 : 1, i % 100 == 0 ? "20220501" : "20220401"));
        rows.set(10, rows.get(10).with("性別", "7"));
        rows.set(1_500, rows.get(1_500).with("性別", "7"));
        rows.add(rows.get(99));
        Response job = full(FeedRow.file(rows.toArray(FeedRow[]::new)));

        int changed = (PEOPLE - 20) / 100;
        job.then()
                .body("state", equalTo("DONE"))
                .body("rowsTaken", equalTo(changed))
                .body("rowsRefused", equalTo(rows.size() - changed));
        assertThat(refused(clerk, job))
                .contains("12,性別,UNKNOWN_CODE", "1502,性別,UNKNOWN_CODE", rows.size() + 1 + ",履歴連番,DUPLICATE_IN_FILE")
                .filteredOn(row -> !row.endsWith("ALREADY_ON_RECORD"))
                .hasSize(3);
        assertThat(query(
                        "select addressee_number from resident where absent_since is not null and municipality = ?",
                        municipality))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(PEOPLE - 19, PEOPLE)
                        .mapToObj(FeedInPartsTest::number)
                        .toList());
        assertThat(keysTold()).hasSize(PEOPLE + changed + 20);
    }

    @Test
    void aTruncatedFileIsHeldAndNothingOfEitherPartIsDone() throws SQLException {
        full(file(PEOPLE, i -> person(i, 1, "20220401")));

        full(file(PEOPLE - 500, i -> person(i, 2, "20220402")))
                .then()
                .body("state", equalTo("HELD"))
                .body("refusal", equalTo("TOO_MANY_ENDED"));

        assertThat(states()).isEqualTo(PEOPLE);
        assertThat(keysTold()).hasSize(PEOPLE);
    }

    @Test
    void whoComesWithTheSameNewMyNumberGetsTheSameIntegratedNumberWhicheverPart() throws SQLException {
        full(file(PEOPLE, i -> person(i, 1, "20220401").myNumber(myNumber(i == 1_500 ? 10 : i))))
                .then()
                .body("rowsTaken", equalTo(PEOPLE));

        assertThat(sessions()).isEqualTo(1);
        assertThat(query(
                        "select distinct integrated_number from resident where municipality = ? and addressee_number in ('"
                                + number(10) + "', '" + number(1_500) + "')",
                        municipality))
                .hasSize(1);
    }

    @Test
    @Tag("ADB-4")
    void whoSharesANumberWithAProtectedPersonIsAnnouncedWithoutTheAddressFromTheFirst() throws SQLException {
        taken(clerk, "/feeds/registry/changes", FeedRow.file(person(10, 1, "20220301")));
        taken(clerk, "/feeds/tax/changes", FeedRow.file(FeedRow.of("8000000001", 1, "20220301").myNumber(myNumber(10))));
        protect(number(10));

        full(file(PEOPLE, i -> person(i, 2, "20220401").myNumber(myNumber(i == 1_500 ? 10 : i))));

        assertThat(events(TOPIC, municipality))
                .filteredOn(event -> event.startsWith(municipality + ":" + number(1_500)))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).contains("\"addressMasked\":true").doesNotContain("富士見"));
    }

    @Test
    void whereOnePartFailsNothingOfTheOtherIsDone() throws SQLException {
        sabotaged("trigger", "before insert on import_part", () -> {
            String job = uploadAndFail();

            assertThat(states()).isZero();
            assertThat(query("select 1 from import_part where municipality = ?", municipality))
                    .isEmpty();
            return job;
        });
    }

    @Test
    void aPartThatWasCommittedBeforeACrashIsPassedOverWhenTheJobGoesOn() throws SQLException {
        String job = sabotaged("constraint trigger", "after insert on import_part deferrable initially deferred", () -> {
            String begun = uploadAndFail();

            assertThat(states()).isBetween(1, PEOPLE - 1);
            return begun;
        });
        taken(clerk, "/feeds/tax/changes", FeedRow.file(FeedRow.of("8000000001", 1, "20220301")));

        ended(clerk, job)
                .then()
                .body("state", equalTo("DONE"))
                .body("rowsRead", equalTo(PEOPLE))
                .body("rowsTaken", equalTo(PEOPLE))
                .body("rowsRefused", equalTo(0));
        assertThat(states()).isEqualTo(PEOPLE + 1);
        assertThat(query(
                        "select distinct integrated_number from resident where source = 'REGISTRY' and municipality = ?",
                        municipality))
                .hasSize(PEOPLE);
        assertThat(query("select 1 from import_part where municipality = ?", municipality))
                .isEmpty();
        assertThat(keysTold()).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    private String uploadAndFail() {
        String file = file(PEOPLE, i -> person(i, 1, "20220401").myNumber(myNumber(i)));
        String job = upload(clerk, FULL, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .jsonPath()
                .getString("job");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> query("select attempts from import_job where id = ?::uuid", job)
                        .contains("1"));
        return job;
    }

    private interface Sabotaged<T> {
        T run() throws SQLException;
    }

    /// While the second part of this municipality's files can't be recorded, or can't be committed.
    private <T> T sabotaged(String kind, String when, Sabotaged<T> work) throws SQLException {
        String name = "break_" + municipality;
        try (Connection connection = SuiteParts.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create function " + name + "() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'broken on purpose'; end $$");
            statement.execute("create " + kind + " " + name + " " + when + " for each row when (new.number = 1"
                    + " and new.municipality = '" + municipality + "') execute function " + name + "()");
            try {
                return work.run();
            } finally {
                statement.execute("drop function " + name + " cascade");
            }
        }
    }

    private Response full(String file) {
        return taken(clerk, FULL, file);
    }

    private static String file(int people, IntFunction<FeedRow> person) {
        return FeedRow.file(rows(people, person).toArray(FeedRow[]::new));
    }

    private static List<FeedRow> rows(int people, IntFunction<FeedRow> person) {
        return IntStream.rangeClosed(1, people).mapToObj(person).collect(Collectors.toCollection(ArrayList::new));
    }

    private static FeedRow person(int i, int history, String effectiveOn) {
        return FeedRow.of(number(i), history, effectiveOn).with("現住所町名", "富士見一丁目");
    }

    private static String number(int i) {
        return String.valueOf(1_000_000_000L + i);
    }

    private static String myNumber(int i) {
        String digits = "%011d".formatted(i);
        return IntStream.range(0, 10)
                .mapToObj(check -> digits + check)
                .filter(MyNumber::isValid)
                .findFirst()
                .orElseThrow();
    }

    private void protect(String addressee) {
        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("source", "REGISTRY", "addresseeNumber", addressee))))
                .post("/protections")
                .then()
                .statusCode(201);
    }

    /// How many transactions wrote the residents.
    private int sessions() throws SQLException {
        return query("select distinct xmin::text from resident where municipality = ?", municipality)
                .size();
    }

    private int states() throws SQLException {
        return query("select 1 from resident_state where municipality = ?", municipality)
                .size();
    }

    /// Whom news is about; the same news sent twice, as the relay may, counts once.
    private List<String> keysTold() {
        return events(TOPIC, municipality).stream()
                .distinct()
                .filter(event -> event.startsWith(municipality + ":1"))
                .map(event -> event.substring(0, event.indexOf(' ')))
                .toList();
    }
}
