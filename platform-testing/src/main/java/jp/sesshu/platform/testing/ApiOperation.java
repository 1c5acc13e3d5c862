package jp.sesshu.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One operation of the running service's OpenAPI document, with what is needed to call it.
///
/// @param contentType of its body; null where it has none
public record ApiOperation(
        String method, String path, @Nullable String contentType, JsonNode body, JsonNode parameters) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    public static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(given().get("/q/openapi?format=json")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static List<ApiOperation> all(JsonNode document) {
        List<ApiOperation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(of(method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    private static ApiOperation of(String method, String path, JsonNode described) {
        var bodies = described.path("requestBody").path("content").properties().iterator();
        var body = bodies.hasNext() ? bodies.next() : null;
        return new ApiOperation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                body == null ? null : body.getKey(),
                body == null ? described.path("requestBody") : body.getValue().path("schema"),
                described.path("parameters"));
    }

    public boolean namesAnId() {
        return path.contains("{");
    }

    public boolean takesAFile() {
        return contentType != null && contentType.startsWith("text/csv");
    }

    /// @param id stands in the path wherever one is asked for
    public Response send(Tokens token, String id, @Nullable String content) {
        RequestSpecification request = given().auth().oauth2(token.sign()).header("If-Match", "\"1\"");
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("schema").has("examples")) {
                request.queryParam(
                        parameter.path("name").asText(),
                        parameter.path("schema").path("examples").get(0).asText());
            }
        }
        if (contentType != null && content != null) {
            request.contentType(contentType + ";charset=UTF-8").body(content.getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, path.replaceAll("\\{[^}]+}", id));
    }

    /// Whether this process offers it: somebody who may do nothing is told so, and not that there is nothing.
    public boolean isHere(Tokens token) {
        int status = send(token.permissions(), new java.util.UUID(0, 0).toString(), "{}")
                .statusCode();
        return status == 403;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
