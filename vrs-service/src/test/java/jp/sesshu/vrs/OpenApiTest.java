package jp.sesshu.vrs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever programs against registration, erasure and counts finds every call described.
@VrsServiceTest
@TestProfile(LgwanZone.class)
class OpenApiTest {
    @Test
    void everyOperationSaysWhatItDoes() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        int operations = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (path.getKey().matches("/(subjects|tickets|erasures|counts|certificate-records|alarms).*")) {
                    operations++;
                    assertThat(method.getValue().path("summary").asText())
                            .as(path.getKey())
                            .isNotBlank();
                }
            }
        }
        assertThat(operations).isGreaterThan(10);
    }

    @Test
    void aMyNumberIsATextThatIsTypedAndNeverAnswered() throws IOException {
        JsonNode schemas = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .path("components")
                .path("schemas");
        assertThat(schemas.path("Found").path("properties").has("myNumber")).isFalse();
        assertThat(schemas.path("TypedMyNumber").path("type").toString()).contains("string");
    }
}
