package jp.sesshu.addresslinkage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// What the tests of this service need set otherwise than an installation.
public class LinkageSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("suite.import.in-parts-from", "500000");
    }

    @Override
    public void stop() {}
}
