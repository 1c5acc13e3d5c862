package jp.sesshu.certificate.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.P256;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;

/// The issuers of SMART Health Cards that are believed, each with its keys. Nothing is fetched while a card is
/// verified: which cards are looked at is nobody's business.
@ApplicationScoped
public class TrustedIssuers {
    private static final JsonMapper JSON = new JsonMapper();
    private final TrustConfig config;
    private final SigningKeys keys;
    private final IssuerConfig issuer;
    private final Revocations revocations;
    private final Supplier<Map<String, Issuer>> configured = new Once<>(this::read);

    /// @param revoked by kid, the ids of its list, where there is one
    private record Issuer(Map<String, ECPublicKey> keys, Map<String, Set<String>> revoked) {}

    public TrustedIssuers(TrustConfig config, SigningKeys keys, IssuerConfig issuer, Revocations revocations) {
        this.config = config;
        this.keys = keys;
        this.issuer = issuer;
        this.revocations = revocations;
    }

    /// @throws NotBelieved where the issuer isn't trusted, or the key isn't known to be theirs
    public ECPublicKey key(String iss, String kid) throws NotBelieved {
        boolean own = iss.equals(issuer.url().value());
        if (own) {
            for (SigningKey key : keys.all(KeyPurpose.HEALTH_CARD)) {
                if (key.kid().equals(kid)) {
                    return key.publicKey();
                }
            }
        }
        Issuer other = configured.get().get(iss);
        if (other == null) {
            throw new NotBelieved(own ? Fault.UNKNOWN_KEY : Fault.UNKNOWN_ISSUER);
        }
        ECPublicKey key = other.keys().get(kid);
        if (key == null) {
            throw new NotBelieved(Fault.UNKNOWN_KEY);
        }
        return key;
    }

    /// @param nbf when the card was issued, in seconds
    public CardRevocation revocation(String iss, String kid, String rid, BigDecimal nbf) {
        if (iss.equals(issuer.url().value())) {
            return revocations.isRevoked(kid, rid) ? CardRevocation.REVOKED : CardRevocation.NOT_REVOKED;
        }
        Issuer other = configured.get().get(iss);
        Set<String> list = other == null ? null : other.revoked().get(kid);
        if (list == null) {
            return CardRevocation.NOT_KNOWN;
        }
        boolean listed = list.contains(rid)
                || list.stream().anyMatch(each -> each.startsWith(rid + ".")
                        && nbf.compareTo(new BigDecimal(each.substring(rid.length() + 1))) < 0);
        return listed ? CardRevocation.REVOKED : CardRevocation.NOT_REVOKED;
    }

    /// Whether a list of this key's is known at all, for cards that name nothing to be revoked by.
    public boolean hasList(String iss, String kid) {
        Issuer other = configured.get().get(iss);
        return iss.equals(issuer.url().value()) || (other != null && other.revoked().containsKey(kid));
    }

    private Map<String, Issuer> read() {
        Map<String, Issuer> issuers = new HashMap<>();
        config.issuers().values().forEach(each -> issuers.put(each.url().value(), read(each)));
        return issuers;
    }

    private static Issuer read(TrustConfig.Issuer trusted) {
        try {
            Map<String, ECPublicKey> keys = new HashMap<>();
            Map<String, Set<String>> revoked = new HashMap<>();
            for (JsonNode key : JSON.readTree(Files.readAllBytes(trusted.keys())).path("keys")) {
                String kid = key.path("kid").asText();
                ECPublicKey read = P256.key(key.path("x").asText(), key.path("y").asText());
                if (!P256.thumbprint(read).equals(kid)) {
                    throw new IllegalArgumentException("a trusted issuer's key isn't named by its thumbprint");
                }
                keys.put(kid, read);
                if (trusted.revocations().isPresent()) {
                    readList(trusted.revocations().get().resolve(kid + ".json"), kid, revoked);
                }
            }
            return new Issuer(keys, revoked);
        } catch (IOException e) {
            throw new UncheckedIOException("a trusted issuer's file can't be read: certificate.trust.issuers", e);
        }
    }

    private static void readList(Path file, String kid, Map<String, Set<String>> revoked) throws IOException {
        if (Files.exists(file)) {
            Set<String> rids = new HashSet<>();
            JSON.readTree(Files.readAllBytes(file)).path("rids").forEach(rid -> rids.add(rid.asText()));
            revoked.put(kid, rids);
        }
    }
}
