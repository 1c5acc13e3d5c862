package jp.sesshu.vrs.watching;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsTest;

/// The LGWAN zone with small limits. Reads are saved only when a test says so.
public final class WatchedZone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(new LgwanZone().getConfigOverrides());
        overrides.put("vrs.watching.rules", VrsTest.rules("watched"));
        overrides.put("vrs.watching.save", "P1D");
        return overrides;
    }
}
