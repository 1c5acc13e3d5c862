package jp.sesshu.healthmgmt.ticket;

import static jp.sesshu.healthmgmt.Health.as;
import static jp.sesshu.healthmgmt.Health.clerk;
import static jp.sesshu.healthmgmt.Health.entries;
import static jp.sesshu.healthmgmt.Health.extracted;
import static jp.sesshu.healthmgmt.Health.freshMunicipality;
import static jp.sesshu.healthmgmt.Health.issue;
import static jp.sesshu.healthmgmt.Health.query;
import static jp.sesshu.healthmgmt.Health.refused;
import static jp.sesshu.healthmgmt.Health.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sesshu.healthmgmt.HealthServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@HealthServiceTest
@Tag("HM-1")
@Tag("BP-1")
class TicketIssueTest {
    private static final LocalDate BASE = LocalDate.of(2022, 4, 1);
    private static final int YOUNG = 20;
    private static final int OLD = 70;
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void numbersTicketsWithTenDigitsInTheOrderOfAddresseesWithoutGaps() throws SQLException {
        people(1, 12, YOUNG);
        String extraction = extracted(clerk, BASE, 5, 150);

        issue(clerk, extraction).then().statusCode(201).body("tickets", equalTo(12));

        List<String> tickets = list(extraction, "", 1000, "ticketNumber");
        assertThat(tickets).isEqualTo(numbers(1, 12));
        assertThat(list(extraction, "", 1000, "addresseeNumber")).isSorted().hasSize(12);
        assertThat(list(extraction, "0000000005", 3, "ticketNumber")).isEqualTo(numbers(6, 8));
        assertThat(entries(municipality, "tickets.issued"))
                .extracting(entry -> entry.getInt("details.tickets"))
                .containsExactly(12);
    }

    @Test
    void aSecondExtractGivesTicketsToThoseWithoutOneOnly() throws SQLException {
        people(1, 3, OLD);
        people(4, 5, YOUNG);
        String old = extracted(clerk, BASE, 65, 150);
        String all = extracted(clerk, BASE, 5, 150);

        issue(clerk, old).then().body("tickets", equalTo(3));
        issue(clerk, all).then().body("tickets", equalTo(2));
        issue(clerk, all).then().statusCode(201).body("tickets", equalTo(0));

        assertThat(list(old, "", 10, "ticketNumber")).isEqualTo(numbers(1, 3));
        assertThat(list(all, "", 10, "ticketNumber")).isEqualTo(numbers(4, 5));
    }

    @Test
    void issuesAtTheSameMomentGiveEachPersonOneTicketAndLeaveNoGap() throws Exception {
        people(1, 200, OLD);
        people(201, 400, YOUNG);
        List<String> extracts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            extracts.add(extracted(clerk, BASE, 65, 150));
            extracts.add(extracted(clerk, BASE, 5, 64));
            extracts.add(extracted(clerk, BASE, 5, 150));
        }

        List<Response> answers = together(extracts.stream()
                .<Callable<Response>>map(each -> () -> issue(clerk, each))
                .toList());

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream()
                        .mapToInt(each -> each.jsonPath().getInt("tickets"))
                        .sum())
                .isEqualTo(400);
        assertThat(query("select ticket_number from ticket where municipality = ? order by 1", municipality))
                .isEqualTo(numbers(1, 400));
        assertThat(query("select count(distinct addressee_number) from ticket where municipality = ?", municipality))
                .containsExactly("400");
    }

    @Test
    @Tag("VRS-9")
    void eachMunicipalityCountsForItself() throws SQLException {
        String neighbour = freshMunicipality();
        people(1, 2, YOUNG);
        subject(neighbour, "1000000001", birth(YOUNG));
        issue(clerk, extracted(clerk, BASE, 5, 150));

        issue(clerk(neighbour), extracted(clerk(neighbour), BASE, 5, 150));

        assertThat(query("select ticket_number from ticket where municipality = ?", neighbour))
                .containsExactly("0000000001");
    }

    @Test
    void refusesWhoMayNotIssueTickets() throws SQLException {
        people(1, 1, YOUNG);
        String extraction = extracted(clerk, BASE, 5, 150);

        refused(issue(clerk.permissions("subject:extract", "subject:read"), extraction), 403, "not-permitted");
        refused(as(clerk).body("{}").post("/extractions/" + extraction + "/tickets"), 400, "malformed-request");

        assertThat(query("select ticket_number from ticket where municipality = ?", municipality))
                .isEmpty();
    }

    private void people(int first, int last, int age) throws SQLException {
        for (int i = first; i <= last; i++) {
            subject(municipality, String.valueOf(1_000_000_000L + i), birth(age));
        }
    }

    private static LocalDate birth(int age) {
        return BASE.minusYears(age).minusMonths(6);
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj("%010d"::formatted).toList();
    }

    private List<String> list(String extraction, String after, int limit, String field) {
        return as(clerk)
                .queryParam("after", after)
                .queryParam("limit", limit)
                .get("/extractions/" + extraction + "/tickets")
                .jsonPath()
                .getList(field);
    }

    private static List<Response> together(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Callable<Response> call : calls) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
        }
        return results(answers);
    }

    private static List<Response> results(List<Future<Response>> answers)
            throws InterruptedException, ExecutionException {
        List<Response> results = new ArrayList<>();
        for (Future<Response> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }
}
