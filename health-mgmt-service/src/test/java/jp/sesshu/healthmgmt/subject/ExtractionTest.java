package jp.sesshu.healthmgmt.subject;

import static jp.sesshu.healthmgmt.Health.as;
import static jp.sesshu.healthmgmt.Health.change;
import static jp.sesshu.healthmgmt.Health.clerk;
import static jp.sesshu.healthmgmt.Health.entries;
import static jp.sesshu.healthmgmt.Health.extracted;
import static jp.sesshu.healthmgmt.Health.extraction;
import static jp.sesshu.healthmgmt.Health.freshMunicipality;
import static jp.sesshu.healthmgmt.Health.issue;
import static jp.sesshu.healthmgmt.Health.query;
import static jp.sesshu.healthmgmt.Health.refused;
import static jp.sesshu.healthmgmt.Health.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.healthmgmt.HealthServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@HealthServiceTest
@Tag("HM-1")
class ExtractionTest {
    private static final LocalDate BASE = LocalDate.of(2022, 4, 1);
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    /// A year of age is completed at the end of the day before the birthday (年齢計算ニ関スル法律).
    @ParameterizedTest
    @CsvSource({
        // birth, base date, age that is completed on it
        "1957-04-01, 2022-03-30, 64",
        "1957-04-01, 2022-03-31, 65",
        "1957-04-01, 2022-04-01, 65",
        "2016-02-29, 2021-02-27, 4",
        "2016-02-29, 2021-02-28, 5",
        "2016-02-29, 2020-02-27, 3",
        "2016-02-29, 2020-02-28, 4",
        "2017-03-01, 2021-02-27, 3",
        "2017-03-01, 2021-02-28, 4",
        "2017-03-01, 2020-02-28, 2",
        "2017-03-01, 2020-02-29, 3",
        "2022-04-01, 2022-04-01, 0",
    })
    void countsAgesAsTheLawDoes(LocalDate birth, LocalDate base, int age) throws SQLException {
        subject(municipality, "1000000001", birth);

        assertThat(who(extracted(clerk, base, age, age))).containsExactly("1000000001");
        assertThat(who(extracted(clerk, base, 0, age))).containsExactly("1000000001");
        assertThat(who(extracted(clerk, base, age + 1, 150))).isEmpty();
        if (age > 0) {
            assertThat(who(extracted(clerk, base, 0, age - 1))).isEmpty();
        }
    }

    @Test
    void takesThoseWhoAreResidentOnTheBaseDate() throws SQLException {
        LocalDate before = BASE.minusDays(1);
        LocalDate after = BASE.plusDays(1);
        resident("1000000001", "1", null, null);
        resident("1000000002", "1", BASE, null);
        resident("1000000003", "1", after, null);
        resident("1000000004", "2", null, before);
        resident("1000000005", "2", null, BASE);
        resident("1000000006", "2", null, after);
        resident("1000000007", "3", null, BASE);
        resident("1000000008", "3", null, after);
        resident("1000000009", "2", null, null);
        resident("1000000010", "4", null, null);
        resident("1000000011", "1", null, null);
        change(
                "update subject set deleted = true where municipality = ? and addressee_number = '1000000011'",
                municipality);

        assertThat(who(extracted(clerk, BASE, 5, 150)))
                .containsExactly("1000000001", "1000000002", "1000000006", "1000000008");
    }

    @Test
    @Tag("HM-7")
    void writesDownWhoExtractedHowManyAndWhy() throws SQLException {
        subject(municipality, "1000000001", LocalDate.of(1980, 5, 5));

        String extraction = extracted(clerk, BASE, 5, 150);

        assertThat(entries(municipality, "subjects.extracted")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("actor")).isEqualTo("clerk-" + municipality);
            assertThat(entry.getString("reason")).isEqualTo("初回");
            assertThat(entry.getInt("details.subjects")).isEqualTo(1);
            assertThat(entry.getString("subjects[0].number")).isEqualTo(extraction);
        });
    }

    @Test
    void refusesAgesTheWrongWayRound() throws SQLException {
        refused(as(clerk).body(extraction(BASE, 12, 11)).post("/extractions"), 422, "ages-reversed");
        refused(as(clerk).body(extraction(BASE, 12, 151)).post("/extractions"), 400, "malformed-request");
        refused(as(clerk).body(extraction(BASE, -1, 11)).post("/extractions"), 400, "malformed-request");
        refused(as(clerk).body(Map.of("title", "初回", "minimumAge", 5)).post("/extractions"), 400, "malformed-request");

        assertThat(query("select id from extraction where municipality = ?", municipality))
                .isEmpty();
    }

    @Test
    @Tag("HM-11")
    void refusesATitleThatHoldsAMyNumber() throws SQLException {
        Map<String, Object> extraction = new HashMap<>(extraction(BASE, 5, 11));
        extraction.put("title", "１２３４－５６７８－９０１８");

        refused(as(clerk).body(extraction).post("/extractions"), 400, "malformed-request")
                .then()
                .body("field", equalTo("title"))
                .body("rule", equalTo("NoMyNumber"));

        assertThat(query("select id from extraction where municipality = ?", municipality))
                .isEmpty();
    }

    @Test
    void takesNobodyWhereNobodyFits() throws SQLException {
        assertThat(who(extracted(clerk, BASE, 5, 150))).isEmpty();
    }

    @Test
    void refusesWhoMayNotExtractAndWritesItDown() throws SQLException {
        Tokens reader = clerk.permissions("subject:read", "ticket:issue");

        refused(as(reader).body(extraction(BASE, 5, 11)).post("/extractions"), 403, "not-permitted");

        assertThat(query("select id from extraction where municipality = ?", municipality))
                .isEmpty();
        assertThat(entries(municipality, "access.refused")).hasSize(1);
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityExtractsOnlyItsOwnAndReachesNoExtractOfOurs() throws SQLException {
        Tokens neighbour = clerk(freshMunicipality());
        subject(municipality, "1000000001", LocalDate.of(1980, 5, 5));
        String extraction = extracted(clerk, BASE, 5, 150);

        assertThat(who(extracted(neighbour, BASE, 5, 150))).isEmpty();
        refused(issue(neighbour, extraction), 404, "not-found");
        refused(as(neighbour).get("/extractions/" + extraction + "/tickets"), 404, "not-found");
        refused(as(neighbour).body(Map.of("extraction", extraction)).post("/registration-runs"), 404, "not-found");
        refused(issue(clerk, UUID.randomUUID().toString()), 404, "not-found");
        assertThat(query("select ticket_number from ticket where extraction_id = ?::uuid", extraction))
                .isEmpty();
    }

    private void resident(String addressee, String residency, LocalDate since, LocalDate until) throws SQLException {
        subject(municipality, addressee, LocalDate.of(1980, 5, 5), residency, since, until);
    }

    private static List<String> who(String extraction) throws SQLException {
        return query(
                "select addressee_number from extraction_subject where extraction_id = ?::uuid order by 1", extraction);
    }
}
