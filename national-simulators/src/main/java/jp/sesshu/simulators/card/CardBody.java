package jp.sesshu.simulators.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/// A card's files as the certificate service takes them: bytes as they are on the card, in Base64.
public final class CardBody {
    private CardBody() {}

    /// @param challenge what the chip is to sign
    public static ObjectNode of(ObjectMapper json, CardContent card, byte[] challenge) {
        return json.createObjectNode()
                .put("myNumber", base64(card.myNumber()))
                .put("attributes", base64(card.attributes()))
                .put("digests", base64(card.digests()))
                .put("signerCertificate", base64(card.signerCertificate()))
                .put("authenticationKey", base64(card.authenticationKey()))
                .put("challengeSignature", base64(card.sign(challenge)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
