package jp.sesshu.simulators.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.Municipalities.Municipality;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.card.CardBody;
import jp.sesshu.simulators.card.CardContent;
import jp.sesshu.simulators.keys.SimulatedParties;
import org.jspecify.annotations.Nullable;

/// The kiosk's closed line to the certificate centre.
@ApplicationScoped
class KioskLine {
    private final HttpLine line;
    private final ObjectMapper json;

    KioskLine(SimulatorConfig config, SimulatedParties parties, ObjectMapper json) {
        line = new HttpLine(parties.kioskClient(), config.centre());
        this.json = json;
    }

    /// Those of them that take part.
    List<Municipality> participants(List<Municipality> known, Locale language) {
        JsonNode answer = read(line.send(
                line.to("/centre/municipalities", language).GET().build(), language));
        return known.stream()
                .flatMap(municipality -> answer.valueStream()
                        .filter(each -> each.path("code").asText().equals(municipality.code()))
                        .map(each -> municipality.offering(
                                each.path("feeYen").asInt(),
                                time(each.path("opensAt")),
                                time(each.path("closesAt")))))
                .toList();
    }

    private static @Nullable LocalTime time(JsonNode text) {
        return text.isTextual() ? LocalTime.parse(text.asText()) : null;
    }

    /// Returns the page as PDF.
    byte[] print(KioskResource.Print print, CardContent card, Locale language) {
        byte[] challenge = challenge(language);
        ObjectNode body = json.createObjectNode()
                .put("application", print.application())
                .put("kind", print.kind())
                .put("municipality", print.municipality())
                .put("challenge", Base64.getEncoder().encodeToString(challenge))
                .put("cardExpiresOn", card.expiresOn().toString())
                .put("machineReadableZone", print.machineReadableZone());
        body.set("card", CardBody.of(json, card, challenge));
        return line.send(
                line.to("/centre/certificates", language)
                        .header("Accept", "application/pdf, application/problem+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                language);
    }

    private byte[] challenge(Locale language) {
        JsonNode answer = read(line.send(
                line.to("/centre/challenges", language)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                language));
        return Base64.getDecoder().decode(answer.path("challenge").asText());
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer can't be read", e);
        }
    }
}
