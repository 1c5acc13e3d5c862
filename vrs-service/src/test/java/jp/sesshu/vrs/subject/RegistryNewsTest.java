package jp.sesshu.vrs.subject;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.testing.SentNews;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-3")
class RegistryNewsTest {
    private final ObjectMapper json = new ObjectMapper();
    private String person = "";

    @BeforeEach
    void putAPersonOnRecord() throws SQLException {
        person = freshTicket(CITY);
    }

    @Test
    void newsOfAMoveADeathAndAProtectionRaiseTheFlagsByThemselves() throws SQLException {
        sent(news(1, 1, "1", null, true));
        assertThat(flags()).isEqualTo("- - t " + today());
        sent(news(2, 2, "2", "2021-09-01", true));
        assertThat(flags()).startsWith("2021-09-01 - t");
        sent(news(3, 3, "3", "2021-10-01", false));
        assertThat(flags()).isEqualTo("- 2021-10-01 f -");

        assertThat(query("select change from subject_revision where addressee_number = ? order by position", person))
                .containsExactly("REGISTERED", "NEWS", "NEWS", "NEWS");
        assertThat(auditEntriesAbout(person)).hasSize(3).containsOnly("subject.flags-followed done");
    }

    @Test
    void lateNewsUndoesNothing() throws SQLException {
        sent(news(3, 7, "2", "2021-09-01", false));
        sent(news(2, 6, "1", null, false), news(3, 5, "3", "2021-10-01", true), news(3, 7, "1", null, true));

        assertThat(flags()).isEqualTo("2021-09-01 - f -");
    }

    @Test
    void ofNewsThatComesTogetherTheLatestCountsInWhateverOrderItStands() throws SQLException {
        sent(news(2, 4, "3", "2021-10-01", false), news(2, 3, "1", null, false), news(1, 9, "2", "2021-09-01", true));

        assertThat(flags()).isEqualTo("- 2021-10-01 f -");
    }

    @Test
    void newsThatChangesNothingMakesNoVersion() throws SQLException {
        sent(news(1, 1, "1", null, false));

        assertThat(query(
                        "select concat_ws(' ', version, change, news_history_number) from subject where addressee_number = ?",
                        person))
                .containsExactly("1 REGISTERED 1");
        assertThat(auditEntriesAbout(person)).isEmpty();
    }

    @Test
    void whatStaffRaisedStaysAndWhatTheRegistryRaisedGoesByItsNews() throws SQLException {
        execute(
                "update subject set died_on = '2021-10-01', died_by_staff = true, protected = true, "
                        + "protected_by_staff = true, moved_out_on = '2021-09-01' where addressee_number = ?",
                person);
        sent(news(1, 1, "1", null, false));

        assertThat(flags()).isEqualTo("- 2021-10-01 t -");
    }

    @Test
    void anItemThatIsNotGrantedAnyMoreAndADeletedEntryChangeNothing() throws SQLException {
        execute("update subject set died_on = '2021-10-01', protected = true where addressee_number = ?", person);
        sent(new News(UUID.randomUUID(), CITY, Map.of("addresseeNumber", person, "historyNumber", 1, "version", 1)));
        Map<String, Object> deleted = new HashMap<>(news(2, 2, "1", null, false).data());
        deleted.put("deleted", true);
        sent(new News(UUID.randomUUID(), CITY, deleted));

        assertThat(flags()).isEqualTo("- 2021-10-01 t -");
    }

    @Test
    void aDeathWithoutADayHasTheDayOnWhichItWasHeard() throws SQLException {
        sent(news(1, 1, "3", null, false));

        assertThat(flags()).isEqualTo("- " + today() + " f -");
    }

    @Test
    @Tag("VRS-8")
    @Tag("VRS-13")
    void ofWhoeverIsNotOnRecordNothingIsKept() throws SQLException {
        execute("delete from ticket where addressee_number = ?", person);
        execute("delete from subject where addressee_number = ?", person);
        sent(news(1, 1, "3", "2021-10-01", true));

        assertThat(query("select 1 from subject where addressee_number = ?", person))
                .isEmpty();
        assertThat(query("select change from subject_revision where addressee_number = ?", person))
                .containsExactly("REGISTERED");
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalitysNewsOfTheSameNumberChangesNothing() throws SQLException {
        sent(new News(
                UUID.randomUUID(),
                OTHER_CITY,
                news(1, 1, "3", "2021-10-01", true).data()));

        assertThat(flags()).isEqualTo("- - f -");
    }

    private record News(UUID id, String municipality, Map<String, Object> data) {}

    private News news(
            int history,
            int version,
            String residency,
            @org.jspecify.annotations.Nullable String until,
            boolean masked) {
        Map<String, Object> data = new HashMap<>();
        data.put("addresseeNumber", person);
        data.put("historyNumber", history);
        data.put("version", version);
        data.put("residency", residency);
        data.put("residentUntil", until);
        data.put("deleted", false);
        data.put("addressMasked", masked);
        return new News(UUID.randomUUID(), CITY, data);
    }

    private static String today() {
        return java.time.LocalDate.now(jp.sesshu.platform.time.JapaneseCalendar.TOKYO)
                .toString();
    }

    private String flags() throws SQLException {
        return query(
                        "select concat_ws(' ', coalesce(moved_out_on::text, '-'), coalesce(died_on::text, '-'), protected, "
                                + "coalesce(protected_since::text, '-')) from subject where addressee_number = ?",
                        person)
                .getFirst();
    }

    /// Sends the news in this order and waits until all of it has been dealt with.
    private void sent(News... all) {
        SentNews.all(Stream.of(all).map(this::message).toList());
    }

    private SentNews message(News news) {
        return new SentNews(
                news.id(),
                "address-linkage.resident.vrs",
                person,
                "resident.changed",
                news.municipality(),
                text(news.data()));
    }

    private String text(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
