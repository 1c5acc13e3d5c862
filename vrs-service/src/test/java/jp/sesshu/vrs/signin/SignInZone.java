package jp.sesshu.vrs.signin;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsTest;

/// The LGWAN zone with small limits and a Keycloak whose events can be told.
public final class SignInZone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        String keycloak = "http://127.0.0.1:" + freePort();
        Map<String, String> overrides = new HashMap<>(new LgwanZone().getConfigOverrides());
        overrides.put("vrs.watching.rules", VrsTest.rules("watched"));
        overrides.put("vrs.sign-ins.secret", "open");
        overrides.put("vrs.sign-ins.events-url", keycloak + "/admin/realms/suite/events");
        overrides.put("vrs.sign-ins.look-again", "200ms");
        overrides.put("suite.remote.token-url", keycloak + "/token");
        return overrides;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
