package jp.sesshu.addresslinkage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever programs against this service finds every call described, with an example of what to send.
@LinkageServiceTest
class OpenApiTest {
    private JsonNode document;

    private record Operation(String name, JsonNode description) {}

    @BeforeEach
    void read() throws IOException {
        document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").then().statusCode(200).extract().asString());
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        assertThat(operations()).hasSizeGreaterThan(25).allSatisfy(operation -> assertThat(
                        operation.description().path("summary").asText())
                .as(operation.name())
                .isNotBlank());
    }

    @Test
    void everyBodyThatIsSentHasAnExample() {
        List<String> without = operations().stream()
                .filter(operation -> operation.description().has("requestBody"))
                .filter(operation -> !hasExample(operation
                        .description()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")))
                .filter(operation -> !operation
                        .description()
                        .path("requestBody")
                        .path("content")
                        .has("text/csv"))
                .map(Operation::name)
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void decisionsOnWhatIsSetAsideOrHeldSayTheStatusTheyAnswerWith() {
        assertThat(successes("/jobs/{id}/approval")).containsExactly("202");
        assertThat(successes("/jobs/{id}/rejection")).containsExactly("204");
        assertThat(successes("/dead-letters/{id}/replay")).containsExactly("204");
    }

    private List<String> successes(String path) {
        return document.path("paths").path(path).path("post").path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.startsWith("2"))
                .toList();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    /// As a whole, or with one of its members.
    private boolean hasExample(JsonNode content) {
        if (content.has("examples") || content.has("example")) {
            return true;
        }
        JsonNode schema = resolved(content.path("schema"));
        for (JsonNode member : schema.path("properties")) {
            JsonNode each = resolved(member);
            if (member.has("examples") || each.has("examples") || each.has("enum")) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
