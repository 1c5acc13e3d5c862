package jp.sesshu.simulators.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.Municipalities.Municipality;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.card.CardBody;
import jp.sesshu.simulators.keys.SimulatedParties;

/// The certificate centre: verifies the card's signature, signs the request, and passes the page through. It keeps
/// nothing.
@ApplicationScoped
public class CertificateCentre {
    private final HttpLine line;
    private final SimulatedParties parties;
    private final CardSignatures signatures;
    private final ObjectMapper json;

    CertificateCentre(SimulatorConfig config, SimulatedParties parties, ObjectMapper json) {
        line = new HttpLine(parties.centreClient(), config.kioskChannel());
        this.parties = parties;
        this.json = json;
        signatures = new CardSignatures(parties.cardAuthority());
    }

    /// Those of them that take part.
    public List<Municipality> participants(List<Municipality> known, Locale language) {
        JsonNode answer = read(line.send(
                line.to("/kiosk/municipalities", language).GET().build(), language));
        return known.stream()
                .flatMap(municipality -> answer.valueStream()
                        .filter(each -> each.path("code").asText().equals(municipality.code()))
                        .map(each -> new Municipality(
                                municipality.code(),
                                municipality.ja(),
                                municipality.en(),
                                each.path("feeYen").asInt(municipality.feeYen()))))
                .toList();
    }

    /// Returns the page as PDF.
    public byte[] issue(KioskRequest request, Locale language) {
        signatures.verify(request.card(), language);
        byte[] challenge = challenge(language);
        ObjectNode body = json.createObjectNode()
                .put("application", request.application())
                .put("kind", request.kind())
                .put("municipality", request.municipality())
                .put("challenge", Base64.getEncoder().encodeToString(challenge))
                .put("cardExpiresOn", request.card().expiresOn().toString())
                .put("machineReadableZone", request.machineReadableZone());
        body.set("card", CardBody.of(json, request.card(), challenge));
        byte[] sent = bytes(body);
        return line.send(
                line.to("/kiosk/applications", language)
                        .header("Centre-Signature", Base64.getEncoder().encodeToString(parties.signAsCentre(sent)))
                        .header("Accept", "application/pdf, application/problem+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))
                        .build(),
                language);
    }

    private byte[] challenge(Locale language) {
        JsonNode answer = read(line.send(
                line.to("/kiosk/challenges", language)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                language));
        return Base64.getDecoder().decode(answer.path("challenge").asText());
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a request can't be written", e);
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
