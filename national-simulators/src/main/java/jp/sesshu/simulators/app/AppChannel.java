package jp.sesshu.simulators.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.Locale;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.card.CardBody;
import jp.sesshu.simulators.keys.SimulatedParties;

/// The app's side of the application over the internet: a challenge, which the card's chip signs, and the application
/// under the app's own signature.
@ApplicationScoped
class AppChannel {
    /// @param healthCard the JWS of the SMART Health Card
    /// @param seal the JSON of the VDS-NC seal; empty in a domestic certificate
    record IssuedCertificate(String id, String issuedAt, String healthCard, String seal) {}

    private final HttpLine line;
    private final SimulatedParties parties;
    private final ObjectMapper json;

    AppChannel(SimulatorConfig config, SimulatedParties parties, ObjectMapper json) {
        line = new HttpLine(HttpLine.plain(), config.appChannel());
        this.parties = parties;
        this.json = json;
    }

    IssuedCertificate apply(CertificateApplication application, Locale language) {
        String challenge = read(line.send(
                        line.to("/app/challenges", language)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        language))
                .path("challenge")
                .asText();
        ObjectNode body = json.createObjectNode()
                .put("kind", application.kind())
                .put("municipality", application.municipality())
                .put("challenge", challenge)
                .put("cardExpiresOn", application.card().expiresOn().toString())
                .put("machineReadableZone", application.machineReadableZone());
        body.set(
                "card",
                CardBody.of(json, application.card(), Base64.getDecoder().decode(challenge)));
        byte[] sent = bytes(body);
        JsonNode answer = read(line.send(
                line.to("/app/applications", language)
                        .header("App-Signature", Base64.getEncoder().encodeToString(parties.signAsApp(sent)))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))
                        .build(),
                language));
        return new IssuedCertificate(
                answer.path("id").asText(),
                answer.path("issuedAt").asText(),
                answer.path("healthCard").asText(),
                answer.path("seal").asText(""));
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an application can't be written", e);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer can't be read", e);
        }
    }
}
