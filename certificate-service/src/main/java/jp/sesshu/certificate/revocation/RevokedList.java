package jp.sesshu.certificate.revocation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Set;

/// What of one key's cards is revoked, as verifiers fetch it.
///
/// @param ctr grows with each change; the key in the JWKS says the same number as its `crlVersion`
@JsonPropertyOrder({"kid", "method", "ctr", "rids"})
public record RevokedList(String kid, long ctr, Set<String> rids) {
    @JsonProperty
    public String method() {
        return "rid";
    }
}
