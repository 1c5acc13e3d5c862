package jp.sesshu.vrs.certificatelookup;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who asks at the same time is served in one transaction: each has the own person's record, and the own audit entry.
@VrsServiceTest
@TestProfile(LgwanZone.class)
class SimultaneousLookUpsTest extends InquirySteps {
    private static final int PEOPLE = 24;
    private static final Tokens CLERK = Tokens.of("vrs-service", "dose:read");
    private static final Tokens CERTIFICATES = Tokens.of("vrs-service", "certificate:look-up")
            .user("service-account-certificate-service-122271")
            .client("certificate-service-122271");

    private record Answer(int status, String body) {}

    @Test
    @Tag("VRS-2")
    @Tag("VRS-15")
    void staffEachSeeWhomTheyAskedForAndNobodyElse() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(CITY, freshMyNumber()));
            dose(CITY, people.get(i), 1, "2021-06-01");
        }

        List<Answer> answers = together(i -> as(CLERK.user("clerk-" + i))
                .body(
                        i % 4 == 3
                                ? Map.of("ticketNumber", "99999999" + (10 + i))
                                : Map.of(i % 2 == 0 ? "ticketNumber" : "addresseeNumber", people.get(i)))
                .post("/records/search"));

        for (int i = 0; i < PEOPLE; i++) {
            Answer answer = answers.get(i);
            assertThat(answer.status()).isEqualTo(i % 4 == 3 ? 404 : 200);
            for (String person : people) {
                assertThat(answer.body().contains("\"" + person + "\""))
                        .isEqualTo(answer.status() == 200 && person.equals(people.get(i)));
            }
            assertThat(readersOf(people.get(i))).isEqualTo(i % 4 == 3 ? List.of() : List.of("clerk-" + i));
        }
    }

    @Test
    @Tag("VRS-5")
    void applicationsEachGetTheirOwnPersonByWhicheverNumber() throws Exception {
        List<String> numbers = new ArrayList<>();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            numbers.add(freshMyNumber());
            people.add(person(CITY, numbers.get(i)));
        }

        List<Answer> answers = together(i -> as(CERTIFICATES)
                .body(Map.of(
                        "lookUps",
                        List.of(
                                switch (i % 4) {
                                    case 0 -> machine(numbers.get(i));
                                    case 1 -> counter("ticketNumber", people.get(i));
                                    case 2 -> counter("addresseeNumber", people.get(i));
                                    default -> machine(freshMyNumber());
                                })))
                .post("/certificate-records"));

        for (int i = 0; i < PEOPLE; i++) {
            String body = answers.get(i).body();
            if (i % 4 == 3) {
                assertThat(body).isEqualTo("{\"answers\":[{\"result\":\"NOBODY\"}]}");
            } else {
                assertThat(body).contains("\"addresseeNumber\":\"" + people.get(i) + "\"");
            }
        }
    }

    private static List<String> readersOf(String person) throws SQLException {
        return query(
                "select payload::json ->> 'actor' from outbox_event where aggregatetype = 'audit.entry' "
                        + "and payload::json ->> 'action' = 'record.read' and payload::json -> 'subjects' -> 0 ->> 'number' = ?",
                person);
    }

    private static Map<String, Object> machine(String myNumber) {
        return Map.of(
                "purpose", "CERTIFICATE", "channel", "KIOSK", "application", UUID.randomUUID(), "myNumber", myNumber);
    }

    private static Map<String, Object> counter(String item, String number) {
        return Map.of(
                "purpose",
                "CERTIFICATE",
                "channel",
                "COUNTER",
                "application",
                UUID.randomUUID(),
                "requestedBy",
                "clerk-122271",
                item,
                number);
    }

    private interface Ask {
        Response of(int i) throws Exception;
    }

    private static List<Answer> together(Ask ask) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int which = i;
                pending.add(threads.submit(() -> {
                    Response answer = ask.of(which);
                    return new Answer(answer.statusCode(), answer.asString());
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : pending) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
