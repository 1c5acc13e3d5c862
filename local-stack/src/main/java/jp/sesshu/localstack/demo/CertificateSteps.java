package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.CITY;
import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.supervisor;
import static jp.sesshu.localstack.demo.Walk.await;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.Walk.Found;
import jp.sesshu.localstack.feed.InventedMover;
import org.jspecify.annotations.Nullable;

/// Certificates for somebody with two doses on record: at the counter, by app and at a kiosk, verified by anybody, and
/// taken back.
final class CertificateSteps {
    private static final String SERVICE = "certificate-lgwan";
    private static final String PUBLIC = "certificate-internet";
    private static final String SIMULATORS = "simulators";
    private static final String WRONG_PIN = "0000";
    private final SuiteClient client;
    private String counterId = "";
    private String counterCard = "";
    private String card = "";
    private String pin = "";

    CertificateSteps(Walk walk) {
        this.client = walk.client();
    }

    Step atTheCounter() {
        return step("certificate at the counter", () -> {
            Map<String, Object> application = Map.of(
                    "application",
                    UUID.randomUUID(),
                    "addresseeNumber",
                    InventedMover.OLD_ADDRESSEE_NUMBER,
                    "kind",
                    "DOMESTIC",
                    "birthDate",
                    InventedMover.BIRTH_DATE,
                    "documents",
                    List.of("DRIVING_LICENCE"));
            JsonNode issued = issue(application);
            JsonNode again = issue(application);
            require(issued.path("id").equals(again.path("id")), "the same application made two certificates");
            counterId = issued.path("id").asText();
            counterCard = issued.path("healthCard").asText();
            requireBelieved(counterCard);
            return new Found(1, "verified by its QR code's content");
        });
    }

    /// As the app's pages do it: the card is made, held to the phone, and opened with its PIN.
    Step byApp() {
        return step("certificate by app, with a card", () -> {
            makeCard();
            Answer wrong = client.ask(
                    SIMULATORS, "/readers", Map.of("card", card, "pin", pin.equals(WRONG_PIN) ? "1111" : WRONG_PIN));
            require(wrong.body().path("code").asText().equals("wrong-pin"), "the card opened with a wrong PIN");
            JsonNode certificate = apply("DOMESTIC", null);
            require(certificate.path("codes").size() == 1, "a domestic certificate has one code");
            requireBelieved(certificate.path("file").asText());
            return new Found(1, "a wrong PIN refused; " + certificate.path("id").asText());
        });
    }

    Step abroad() {
        return step("certificate for abroad, with a passport", () -> {
            JsonNode passports = client.ask(SIMULATORS, "/cards/" + card + "/passports")
                    .expect(200)
                    .body();
            JsonNode certificate = apply(
                    "INTERNATIONAL",
                    passports.path(0).path("machineReadableZone").asText());
            require(certificate.path("codes").size() == 2, "a certificate for abroad has two codes");
            requireBelieved(certificate.path("file").asText());
            return new Found(1, "as SMART Health Card and ICAO seal");
        });
    }

    /// Through the certificate centre, by mutual TLS; printed twice, as after a jam.
    Step atAKiosk() {
        return step("certificate at a kiosk", () -> {
            Set<String> before = latest();
            Map<String, Object> print = Map.of(
                    "reader",
                    insert(),
                    "application",
                    UUID.randomUUID().toString(),
                    "kind",
                    "DOMESTIC",
                    "municipality",
                    CITY);
            for (int i = 0; i < 2; i++) {
                String page = client.file(SIMULATORS, "/kiosk/prints", print);
                require(page.startsWith("%PDF-"), "the kiosk printed no page");
            }
            Set<String> after = latest();
            after.removeAll(before);
            require(after.size() == 1, "a page printed twice must be one certificate");
            return new Found(1, "printed twice, one certificate");
        });
    }

    /// The supervisor takes the counter's certificate back; whoever verifies it learns so.
    Step takenBack() {
        return step("certificate taken back", () -> {
            client.post(
                            supervisor(SERVICE),
                            "/certificates/" + counterId + "/withdrawal",
                            Map.of("reason", "ISSUED_IN_ERROR"))
                    .expect(204);
            await("the revocation", 1, () -> {
                JsonNode verdict = verdict(counterCard);
                return verdict.path("fault").asText().equals("REVOKED") ? Optional.of(true) : Optional.empty();
            });
            return new Found(1, "no verifier believes it any more");
        });
    }

    /// A lot is corrected, and then put back, so that a later journey finds the record as this one did.
    Step outdated() {
        return step("corrected dose outdates a certificate", () -> {
            JsonNode dose = client.post(
                            clerk("vrs-lgwan"),
                            "/records/search",
                            Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER))
                    .expect(200)
                    .body()
                    .at("/doses/0");
            String corrected = correct(dose, dose.path("version").asText(), "FF4205");
            try {
                awaitOutdated();
            } finally {
                correct(dose, corrected, dose.at("/vaccination/lot").asText());
            }
            requireBelieved(counterCard);
            return new Found(1, "still counts until it is taken back");
        });
    }

    /// @return the dose's new version
    private String correct(JsonNode dose, String version, String lot) {
        ObjectNode vaccination = dose.path("vaccination").deepCopy();
        vaccination.put("lot", lot);
        return client.post(
                        clerk("vrs-lgwan"),
                        "/doses/" + dose.path("id").asText() + "/correction",
                        Map.of("vaccination", vaccination, "reason", "ロット番号の確認"),
                        Map.of("If-Match", "\"" + version + "\""))
                .expect(204)
                .tag();
    }

    private void awaitOutdated() {
        await("news of the correction", 1, () -> {
            JsonNode known = client.get(clerk(SERVICE), "/certificates/" + counterId)
                    .expect(200)
                    .body();
            require(known.path("state").asText().equals("VALID"), "a correction took a certificate back");
            return known.has("outdatedAt") ? Optional.of(true) : Optional.empty();
        });
    }

    private JsonNode issue(Map<String, Object> application) {
        return client.post(clerk(SERVICE), "/counter/certificates", application)
                .expect(200)
                .body();
    }

    private void makeCard() {
        JsonNode made = client.ask(
                        SIMULATORS,
                        "/cards",
                        Map.of(
                                "name",
                                InventedMover.NAME,
                                "birthDate",
                                InventedMover.BIRTH_DATE,
                                "myNumber",
                                InventedMover.myNumber(),
                                "surname",
                                InventedMover.SURNAME,
                                "givenNames",
                                InventedMover.GIVEN_NAMES,
                                "passportNumber",
                                InventedMover.PASSPORT_NUMBER))
                .expect(200)
                .body();
        card = made.path("id").asText();
        pin = made.path("simulatedPin").asText();
    }

    private String insert() {
        return client.ask(SIMULATORS, "/readers", Map.of("card", card, "pin", pin))
                .expect(200)
                .body()
                .path("reader")
                .asText();
    }

    private JsonNode apply(String kind, @Nullable String zone) {
        Map<String, Object> application = new HashMap<>(Map.of("reader", insert(), "kind", kind, "municipality", CITY));
        if (zone != null) {
            application.put("machineReadableZone", zone);
        }
        return client.ask(SIMULATORS, "/app/applications", application)
                .expect(200)
                .body();
    }

    private void requireBelieved(String shown) {
        JsonNode verdict = verdict(shown);
        require(
                verdict.path("valid").asBoolean(),
                "a certificate isn't believed: " + verdict.path("fault").asText());
        int place = shown.length() / 2;
        char changed = shown.charAt(place) == 'A' ? 'B' : 'A';
        JsonNode forged = verdict(shown.substring(0, place) + changed + shown.substring(place + 1));
        require(!forged.path("valid").asBoolean(), "a changed certificate is believed");
    }

    private JsonNode verdict(String shown) {
        return client.ask(PUBLIC, "/verifications", Map.of("text", shown))
                .expect(200)
                .body();
    }

    /// The person's newest certificates, far more than one journey makes.
    private Set<String> latest() {
        Set<String> ids = new HashSet<>();
        client.post(
                        clerk(SERVICE),
                        "/certificates/search",
                        Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER, "limit", 200))
                .expect(200)
                .body()
                .path("certificates")
                .forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }
}
