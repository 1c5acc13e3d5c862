package jp.sesshu.healthmgmt;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/// Names one address for all that this service calls. A test that wants answers listens there.
public final class OtherServices implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String address = "http://127.0.0.1:" + freePort();
        return Map.of(
                "suite.relay.enabled", "false",
                "suite.remote.address-linkage.url", address,
                "suite.remote.vrs.url", address,
                "suite.remote.token-url", address + "/token",
                "suite.remote.look-again", "200ms",
                "suite.service-account.122271.secret", "secret-of-122271",
                "suite.service-account.900001.secret", "secret-of-900001");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
