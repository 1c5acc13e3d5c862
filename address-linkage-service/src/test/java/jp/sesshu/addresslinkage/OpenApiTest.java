package jp.sesshu.addresslinkage;

import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.platform.testing.ApiOperation;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever programs against this service finds every call described, with an example of what to send, of what is
/// answered, and of how it is refused.
@LinkageServiceTest
@Tag("ADB-1")
class OpenApiTest {
    private static final String PROBLEM = "application/problem+json";
    private JsonNode document;

    private record Operation(String method, String path, JsonNode description) {
        JsonNode answer(String status) {
            return description.path("responses").path(status);
        }

        List<Map.Entry<String, JsonNode>> successes() {
            return description.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() {
        document = ApiOperation.document();
    }

    /// A name that was split into words would have capitals throughout.
    @Test
    void everyOperationSaysInASentenceWhatItDoes() {
        assertThat(operations())
                .hasSizeGreaterThan(25)
                .allSatisfy(operation -> assertThat(
                                operation.description().path("summary").asText())
                        .as(operation.toString())
                        .matches("\\S+( \\S+){3,}")
                        .containsPattern(" \\p{Ll}"));
    }

    @Test
    void everyBodyThatIsSentHasAnExampleOfTheWholeOrOfEachMember() {
        List<String> without = new ArrayList<>();
        operations()
                .forEach(operation -> operation
                        .description()
                        .path("requestBody")
                        .path("content")
                        .forEach(body -> without.addAll(unshown(operation.toString(), body))));
        assertThat(without).isEmpty();
    }

    @Test
    void everyAnswerHasAnExampleOfTheWholeOrOfEachMember() {
        List<String> without = new ArrayList<>();
        operations()
                .forEach(operation -> operation
                        .successes()
                        .forEach(answer -> answer.getValue()
                                .path("content")
                                .forEach(body -> without.addAll(unshown(operation.toString(), body)))));
        assertThat(without).isEmpty();
    }

    @Test
    void everyOperationHasOneSuccessWhichSaysWhetherAnythingIsAnswered() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.successes()).as(operation.toString()).hasSize(1);
            var success = operation.successes().getFirst();
            assertThat(success.getValue().has("content"))
                    .as(operation.toString())
                    .isEqualTo(!success.getKey().equals("204"));
        });
    }

    @Test
    void everyUploadIsAcceptedAsAJobOfADeclaredCharset() {
        List<Operation> uploads = operations()
                .filter(operation -> body(operation).path("content").has("text/csv"))
                .toList();
        assertThat(uploads).hasSize(3).allSatisfy(upload -> {
            assertThat(upload.answer("202").isMissingNode())
                    .as(upload.toString())
                    .isFalse();
            assertThat(body(upload).path("description").asText()).contains("charset=windows-31j");
            assertThat(upload.answer("409").path("content").has(PROBLEM)).isTrue();
            assertThat(upload.answer("415").path("content").has(PROBLEM)).isTrue();
        });
    }

    @Test
    void whatIsCreatedOrStartedIsAnsweredSo() {
        for (String path : List.of("/protections", "/merge-cases", "/grant-changes")) {
            assertThat(operation("post", path).has("201")).as(path).isTrue();
        }
        for (String path : List.of("/announcements", "/holding-runs", "/jobs/{id}/approval")) {
            assertThat(operation("post", path).has("202")).as(path).isTrue();
        }
        for (String path : List.of(
                "/protections/{id}/end",
                "/merge-cases/{id}/approval",
                "/jobs/{id}/rejection",
                "/dead-letters/{id}/replay")) {
            assertThat(operation("post", path).has("204")).as(path).isTrue();
        }
    }

    @Test
    void everyOperationTellsHowItIsRefused() {
        assertThat(operations()).allSatisfy(operation -> {
            List<String> statuses = new ArrayList<>(List.of("401", "403", "503"));
            if (operation.description().has("requestBody")) {
                statuses.add("400");
            }
            if (operation.path().contains("{")) {
                statuses.add("404");
            }
            operation.description().path("responses").fieldNames().forEachRemaining(status -> {
                if (!status.startsWith("2")) {
                    statuses.add(status);
                }
            });
            assertThat(statuses).allSatisfy(status -> {
                JsonNode problem = operation.answer(status).path("content").path(PROBLEM);
                assertThat(problem.path("schema").path("$ref").asText())
                        .as(operation + " " + status)
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(problem.path("examples"))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(
                                        example.path("value").path("status").asText())
                                .isEqualTo(status));
            });
        });
        assertThat(unshown("Problem", document.at("/components/schemas/Problem")))
                .isEmpty();
    }

    @Test
    void noExampleIsAMyNumber() {
        assertThat(document.toString()).doesNotContainPattern("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/{source}/full", "/feeds/{source}/changes", "/subject-files"})
    void theExampleOfAFileIsTakenAsItStands(String path) {
        Tokens clerk = Tokens.of("address-linkage-service", "feed:upload", "matching:upload", "job:read")
                .municipality(freshMunicipality());
        String file = document.path("paths")
                .path(path)
                .path("post")
                .at("/requestBody/content/text~1csv/examples")
                .iterator()
                .next()
                .path("value")
                .asText();

        Response job = taken(clerk, path.replace("{source}", "registry"), file);

        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(job.jsonPath().getLong("rowsTaken")).isEqualTo(1);
        assertThat(job.jsonPath().getLong("rowsRefused")).isZero();
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())));
    }

    private JsonNode operation(String method, String path) {
        return document.path("paths").path(path).path(method).path("responses");
    }

    private static JsonNode body(Operation operation) {
        return operation.description().path("requestBody");
    }

    /// The members that have no example, where there is none of the whole. A list of allowed values is one.
    private List<String> unshown(String name, JsonNode body) {
        return body.has("examples") || body.has("example")
                ? List.of()
                : unshownIn(name, body.has("schema") ? body.path("schema") : body)
                        .toList();
    }

    private Stream<String> unshownIn(String name, JsonNode schema) {
        JsonNode resolved = resolved(schema);
        if (schema.has("examples") || resolved.has("examples") || resolved.has("enum")) {
            return Stream.of();
        }
        if (resolved.has("items")) {
            return unshownIn(name + "[]", resolved.path("items"));
        }
        if (resolved.path("additionalProperties").isObject()) {
            return unshownIn(name + "{}", resolved.path("additionalProperties"));
        }
        return resolved.path("properties").isEmpty()
                ? Stream.of(name)
                : resolved.path("properties").properties().stream()
                        .flatMap(member -> unshownIn(name + "." + member.getKey(), member.getValue()));
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
