package jp.sesshu.simulators.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.MunicipalitySigner;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.simulators.SimulatorConfig;

/// Who signs and connects here as whom, with keys of this machine alone.
@ApplicationScoped
public class SimulatedParties {
    private static final CardKeyId MUNICIPALITY = new CardKeyId("1222710", "000");

    private final DevelopmentKeys keys;
    private final MunicipalitySigner municipality;

    SimulatedParties(SimulatorConfig config) {
        keys = DevelopmentKeys.ensure(config.keys());
        municipality = keys.cardAuthority().signer(MUNICIPALITY);
    }

    /// The municipality that hands out the cards here.
    public MunicipalitySigner municipality() {
        return municipality;
    }

    /// What the certificate centre verifies cards with, in PEM.
    public String cardAuthority() {
        return keys.cardAuthority().publicKeyPem();
    }

    public byte[] signAsApp(byte[] content) {
        return keys.signAsApp(content);
    }

    public byte[] signAsCentre(byte[] content) {
        return keys.signAsCentre(content);
    }

    /// The certificate centre's end of its line to the certificate service.
    public HttpClient centreClient() {
        return client(keys.centreTls());
    }

    /// The kiosk's end of its line to the certificate centre.
    public HttpClient kioskClient() {
        return client(keys.kioskTls());
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(tls)
                .build();
    }
}
