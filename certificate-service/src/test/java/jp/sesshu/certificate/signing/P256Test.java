package jp.sesshu.certificate.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-6")
class P256Test {
    /// The published keys of the Japanese issuer, and the specification's own.
    @ParameterizedTest
    @ValueSource(strings = {"jp-issuer-jwks.json", "shc-example-jwks.json"})
    void aKeyIsNamedByItsThumbprint(String file) throws IOException {
        List<JsonNode> keys = new ArrayList<>();
        new JsonMapper()
                .readTree(Files.readAllBytes(
                        SuiteParts.sharedData().resolve("certificate-vectors").resolve(file)))
                .path("keys")
                .forEach(keys::add);
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            var read = P256.key(key.path("x").asText(), key.path("y").asText());
            assertThat(P256.thumbprint(read)).isEqualTo(key.path("kid").asText());
            assertThat(P256.x(read)).isEqualTo(key.path("x").asText());
            assertThat(P256.y(read)).isEqualTo(key.path("y").asText());
        });
    }

    @Test
    void aPointBesideTheCurveIsNoKey() {
        assertThatThrownBy(() -> P256.key(
                        "11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw", "eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy4"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://certificates.example/issuer",
                "https://certificates.example/issuer/",
                "https://certificates.example/issuer?a=b",
                "https://certificates.example/issuer#a",
                "https://me@certificates.example/issuer",
                "certificates.example/issuer"
            })
    void anIssuerIsAnHttpsAddressWithoutSlashAtTheEnd(String url) {
        assertThatThrownBy(() -> new IssuerUrl(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
