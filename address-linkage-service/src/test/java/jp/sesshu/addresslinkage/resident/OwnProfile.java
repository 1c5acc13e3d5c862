package jp.sesshu.addresslinkage.resident;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/// A city whose tax system has codes of its own, and which permits a greater share of its residents to be ended at once
/// than is usual, though fewer of them whatever the share.
public final class OwnProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>();
        Map.of(
                        "residency.J", "1",
                        "sex.F", "2",
                        "reason.T2", "02",
                        "relationship.HEAD", "02",
                        "relationship.WIFE", "12",
                        "deleted.N", "0",
                        "deleted.Y", "1",
                        "special-characters.G", "1")
                .forEach((code, meaning) -> overrides.put("address-linkage.feed.codes.tax." + code, meaning));
        overrides.put("address-linkage.feed.ended-share-limit", "0.2");
        overrides.put("address-linkage.feed.ended-always-permitted", "2");
        return overrides;
    }
}
