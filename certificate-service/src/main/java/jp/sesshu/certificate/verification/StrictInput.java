package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;

/// Reads JSON and base64 in one way only: what two readers could understand differently is refused.
final class StrictInput {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictInput() {}

    static JsonNode object(byte[] utf8) throws NotBelieved {
        try {
            return requireObject(JSON.readTree(utf8));
        } catch (IOException e) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    static JsonNode object(String text) throws NotBelieved {
        try {
            return requireObject(JSON.readTree(text));
        } catch (IOException e) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    private static JsonNode requireObject(JsonNode node) throws NotBelieved {
        if (!node.isObject()) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        return node;
    }

    /// base64url without padding.
    static byte[] base64url(String text) throws NotBelieved {
        return decode(text);
    }

    /// base64url with padding or without, as issuers of seals differ.
    static byte[] paddedBase64url(String text) throws NotBelieved {
        int end = text.length();
        while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        if (end != text.length() && text.length() % 4 != 0) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        return decode(text.substring(0, end));
    }

    private static byte[] decode(String unpadded) throws NotBelieved {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(unpadded);
            // The last character has bits that mean nothing; they have to be zero.
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(unpadded)) {
                throw new NotBelieved(Fault.MALFORMED);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }
}
