package jp.sesshu.simulators.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.Locale;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.keys.SimulatedParties;

/// The certificate centre's line to the certificate service: verifies the card's signature, signs the request, and passes
/// the page through. It keeps nothing.
@ApplicationScoped
class CertificateCentre {
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

    /// Those that take part, with fee and hours, as the certificate service has them.
    byte[] participants(Locale language) {
        return line.send(line.to("/kiosk/municipalities", language).GET().build(), language);
    }

    /// What the card's chip has to sign.
    byte[] challenge(Locale language) {
        return line.send(
                line.to("/kiosk/challenges", language)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                language);
    }

    /// Returns the page as PDF.
    byte[] issue(JsonNode request, Locale language) {
        signatures.verify(request.path("card"), language);
        byte[] sent = bytes(request);
        return line.send(
                line.to("/kiosk/applications", language)
                        .header("Centre-Signature", Base64.getEncoder().encodeToString(parties.signAsCentre(sent)))
                        .header("Accept", "application/pdf, application/problem+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))
                        .build(),
                language);
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a request can't be written", e);
        }
    }
}
