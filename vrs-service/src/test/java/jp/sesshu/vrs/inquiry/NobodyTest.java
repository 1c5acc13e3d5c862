package jp.sesshu.vrs.inquiry;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An asker can't tell by anything whether the person is unknown everywhere, lives elsewhere, or the municipality takes
/// no part.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-19")
class NobodyTest extends InquirySteps {
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 10;

    @Test
    void nobodyAndTheWrongMunicipalityLookTheSameAndLeaveNothingThere() throws SQLException {
        String elsewhere = freshMyNumber();
        String person = person(OTHER_CITY, elsewhere);
        dose(OTHER_CITY, person, 1, "2021-06-01");
        ask(ASKER, inquiry(freshMyNumber()));
        ask(ASKER, inquiry(freshMyNumber(), "municipality", ABSENT_CITY));
        List<String> asked = rowsOf(OTHER_CITY);
        List<String> absent = rowsOf(ABSENT_CITY);
        List<String> nobodys = rowsOf("000000");

        Response nobody = ask(ASKER, inquiry(freshMyNumber()));
        Response wrong = ask(ASKER, inquiry(elsewhere, "municipality", ABSENT_CITY));

        assertThat(content(wrong)).isEqualTo(content(nobody)).containsEntry("answer", "NOBODY");
        assertThat(wrong.statusCode()).isEqualTo(nobody.statusCode());
        assertThat(wrong.headers().asList().stream().map(each -> each.getName()))
                .isEqualTo(nobody.headers().asList().stream()
                        .map(each -> each.getName())
                        .toList());
        assertThat(rowsOf(OTHER_CITY)).isEqualTo(asked);
        assertThat(rowsOf(ABSENT_CITY)).isEqualTo(absent);
        assertThat(rowsOf("000000")).isEqualTo(nobodys);
        assertThat(query("select id from provision_record where addressee_number = ?", person))
                .isEmpty();
    }

    /// The medians of interleaved inquiries, so that what slows the machine down slows all of them down.
    @Test
    void noneTakesLongerThanTheOthers() throws SQLException {
        String elsewhere = freshMyNumber();
        person(CITY, elsewhere);
        for (int i = 0; i < 50; i++) {
            person(OTHER_CITY, freshMyNumber());
        }
        long[] unknown = new long[ROUNDS];
        long[] notThere = new long[ROUNDS];
        long[] takesNoPart = new long[ROUNDS];

        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long first = nanos(inquiry(freshMyNumber()));
            long second = nanos(inquiry(elsewhere));
            long third = nanos(inquiry(elsewhere, "municipality", ABSENT_CITY));
            if (i >= 0) {
                unknown[i] = first;
                notThere[i] = second;
                takesNoPart[i] = third;
            }
        }

        assertThat(median(notThere) / median(unknown)).isBetween(0.5, 2.0);
        assertThat(median(takesNoPart) / median(unknown)).isBetween(0.5, 2.0);
    }

    private static long nanos(Map<String, Object> inquiry) {
        long start = System.nanoTime();
        Response answer = ask(ASKER, inquiry);
        long taken = System.nanoTime() - start;
        assertThat(answer.<String>path("answer")).isEqualTo("NOBODY");
        return taken;
    }

    private static double median(long[] samples) {
        Arrays.sort(samples);
        return samples[samples.length / 2];
    }

    private static Map<String, Object> content(Response answer) {
        Map<String, Object> content = new HashMap<>(answer.jsonPath().getMap(""));
        assertThat(content.remove("id")).isNotNull();
        assertThat(content.remove("askedAt")).isNotNull();
        assertThat(content.remove("answeredAt")).isNotNull();
        content.remove("askedMunicipality");
        return content;
    }
}
