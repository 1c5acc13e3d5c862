package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Walk.await;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Walk.Found;
import jp.sesshu.localstack.feed.InventedMover;
import jp.sesshu.localstack.process.StackFailure;

/// The new municipality asks the former one, alone and by file; the former sees whom it told what.
final class InquirySteps {
    private static final Seat ASKER = MoveSteps.newcomersClerk();
    /// A municipality that nobody asked for.
    private static final String WRONG = "131121";

    private static final String REASON = "転入者の接種歴の確認";
    private static final String HEADER = "照会キー,個人番号,宛名番号,転出元市区町村コード,同意,本人確認,照会理由\r\n";
    private final SuiteClient client;
    private String found = "";
    private final List<String> notFound = new ArrayList<>();

    InquirySteps(Walk walk) {
        this.client = walk.client();
    }

    /// With the person's consent and a checked identity, by My Number and the former municipality.
    Step ask() {
        return step("record asked of the former municipality", () -> {
            String number = InventedMover.myNumber();
            Answer refused = client.post(ASKER, "/inquiries", inquiry(number, Journey.CITY, false));
            require(refused.problem().equals("consent-missing"), "it was asked without consent");
            JsonNode answer = asked(number, Journey.CITY);
            require(answer.path("answer").asText().equals("FOUND"), "the record wasn't found");
            require(answer.path("doses").size() == 2, "other doses than were given: " + answer.path("doseCount"));
            found = answer.path("id").asText();
            return new Found(answer.path("doses").size(), "refused without consent");
        });
    }

    /// So that nobody can try out where somebody lived.
    Step nobody() {
        return step("wrong municipality looks like nobody", () -> {
            JsonNode wrong = asked(InventedMover.myNumber(), WRONG);
            JsonNode nobody = asked(InventedMover.nobodysNumber(), Journey.CITY);
            notFound.clear();
            List.of(wrong, nobody).forEach(each -> notFound.add(each.path("id").asText()));
            require(nobody.path("answer").asText().equals("NOBODY"), "somebody was found");
            require(content(wrong).equals(content(nobody)), "the wrong municipality can be told from nobody");
            return new Found(2, null);
        });
    }

    /// What may differ taken away: the inquiry's own id and times, and what was asked.
    private static JsonNode content(JsonNode answer) {
        ObjectNode rest = answer.deepCopy();
        return rest.without(List.of("id", "askedAt", "answeredAt", "askedMunicipality"));
    }

    private JsonNode asked(String number, String municipality) {
        JsonNode answer = client.post(ASKER, "/inquiries", inquiry(number, municipality, true))
                .expect(201)
                .body();
        require(!answer.toString().contains(number), "an answer holds a My Number");
        return answer;
    }

    private static Map<String, Object> inquiry(String number, String municipality, boolean consent) {
        return Map.of(
                "myNumber", number,
                "municipality", municipality,
                "addresseeNumber", InventedMover.NEW_ADDRESSEE_NUMBER,
                "consent", consent,
                "identityCheck", "MY_NUMBER_CARD",
                "reason", REASON);
    }

    /// The former municipality has a provision record of what it told, and of nothing else.
    Step provisionRecord() {
        return step("provision record at the former one", () -> {
            JsonNode records = client.get(clerk("vrs-lgwan"), "/provision-records")
                    .expect(200)
                    .body()
                    .path("records");
            JsonNode told = recordOf(records, found)
                    .orElseThrow(() -> new StackFailure("there is no provision record"));
            require(
                    told.path("askedBy").asText().equals("900001")
                            && told.path("addresseeNumber").asText().equals(InventedMover.OLD_ADDRESSEE_NUMBER)
                            && told.path("doses").asInt() == 2,
                    "the provision record tells something else");
            require(
                    notFound.stream().noneMatch(each -> recordOf(records, each).isPresent()),
                    "there is a provision record of nothing provided");
            require(!records.toString().contains(InventedMover.myNumber()), "a provision record holds a My Number");
            return new Found(1, "of what was told, and of nothing else");
        });
    }

    private static Optional<JsonNode> recordOf(JsonNode records, String inquiry) {
        for (JsonNode each : records) {
            if (each.path("inquiry").asText().equals(inquiry)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// The same by file, which a batch answers; the answers come by the asker's own keys.
    Step byFile() {
        return step("inquiries by file, answered by a run", () -> {
            String mover = key();
            String nobody = key();
            String job = uploaded(row(mover, InventedMover.myNumber()) + row(nobody, InventedMover.nobodysNumber()));
            run();
            String answers = client.download(ASKER, "/inquiry-files/" + job + "/answers");
            require(lines(answers, mover, "FOUND") == 2, "the file's answer lacks a dose");
            require(lines(answers, nobody, "NOBODY") == 1, "the file's answer finds nobody");
            require(!answers.contains(InventedMover.myNumber()), "the answers hold a My Number");
            return new Found(2, null);
        });
    }

    /// A random key in letters alone: the digits of one random UUID in a thousand are a My Number, and a row whose key
    /// holds one is refused.
    private static String key() {
        StringBuilder key = new StringBuilder();
        UUID.randomUUID().toString().replace("-", "").chars().forEach(hex -> key.append((char)
                ('a' + Character.digit(hex, 16))));
        return key.toString();
    }

    private static String row(String key, String number) {
        return String.join(
                        ",",
                        key,
                        number,
                        InventedMover.NEW_ADDRESSEE_NUMBER,
                        Journey.CITY,
                        "1",
                        "MY_NUMBER_CARD",
                        REASON)
                + "\r\n";
    }

    private String uploaded(String rows) {
        byte[] file = (HEADER + rows).getBytes(StandardCharsets.UTF_8);
        String job = client.upload(ASKER, "/inquiry-files", () -> new ByteArrayInputStream(file))
                .expect(202)
                .body()
                .path("job")
                .asText();
        String state = await("file of inquiries", 2, () -> {
            String now = client.get(ASKER, "/jobs/" + job)
                    .expect(200)
                    .body()
                    .path("state")
                    .asText();
            return now.equals("ACCEPTED") ? Optional.empty() : Optional.of(now);
        });
        require(state.equals("DONE"), "the file of inquiries was refused");
        return job;
    }

    /// Beside the nightly one, which may be under way.
    private void run() {
        String run = await("batch", 1, () -> {
            Answer started = client.post(ASKER, "/inquiry-runs", Map.of()).expect(202, 409);
            return started.status() == 202
                    ? Optional.of("/inquiry-runs/" + started.body().path("run").asText())
                    : Optional.empty();
        });
        await("batch", 1, () -> {
            JsonNode now = client.get(ASKER, run).expect(200).body();
            return now.path("state").asText().equals("DONE") ? Optional.of(now) : Optional.empty();
        });
    }

    private static long lines(String answers, String key, String answer) {
        return answers.lines()
                .filter(line -> line.contains(key) && line.contains("," + answer + ","))
                .count();
    }
}
