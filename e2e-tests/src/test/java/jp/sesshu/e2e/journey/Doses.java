package jp.sesshu.e2e.journey;

import java.util.Map;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;

/// A venue's tablet that records the first dose on tickets.
record Doses(SuiteClient client, Seat tablet, String municipality) {
    static Doses of(SuiteClient client, String municipality) {
        return new Doses(client, new Seat("venue-" + municipality, "vrs-internet"), municipality);
    }

    Answer record(String ticket) {
        return client.post(
                tablet,
                "/tablet/doses",
                Map.of(
                        "reading", "21" + municipality + ticket,
                        "confirmed", Map.of("ticketNumber", ticket, "doseNumber", 1),
                        "vaccination",
                                Map.of(
                                        "givenOn", "2022-08-01",
                                        "product", "COMIRNATY",
                                        "lot", "FF4204",
                                        "venue", "浦安市総合体育館")));
    }
}
