package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;

/// What somebody shows: the text of a QR code, or a file's content.
sealed interface Presented {
    /// A SMART Health Card, compact.
    record Card(String jws) implements Presented {}

    /// A VDS-NC seal.
    record Seal(JsonNode json) implements Presented {}

    Pattern CARD_TEXT = Pattern.compile("shc:/((?:[0-9]{2})+)");
    Pattern JWS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    static Presented of(String given) throws NotBelieved {
        String text = given.strip();
        if (text.startsWith("shc:/")) {
            return new Card(jws(text));
        }
        if (JWS.matcher(text).matches()) {
            return new Card(text);
        }
        if (!text.startsWith("{")) {
            throw new NotBelieved(Fault.NOT_A_CERTIFICATE);
        }
        JsonNode json = StrictInput.object(text);
        JsonNode cards = json.path("verifiableCredential");
        if (cards.size() == 1 && cards.path(0).isTextual()) {
            return new Card(cards.path(0).asText());
        }
        if (!json.has("data") || !json.has("sig")) {
            throw new NotBelieved(Fault.NOT_A_CERTIFICATE);
        }
        return new Seal(json);
    }

    private static String jws(String text) throws NotBelieved {
        var matcher = CARD_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        String digits = matcher.group(1);
        StringBuilder jws = new StringBuilder(digits.length() / 2);
        for (int i = 0; i < digits.length(); i += 2) {
            jws.append((char) (Integer.parseInt(digits, i, i + 2, 10) + '-'));
        }
        return jws.toString();
    }
}
