package jp.sesshu.healthmgmt;

import java.util.List;
import jp.sesshu.platform.testing.RowLevelSecurityContract;
import org.junit.jupiter.api.Tag;

@HealthServiceTest
@Tag("HM-5")
class DatabaseRightsTest extends RowLevelSecurityContract {
    @Override
    protected List<String> roles() {
        return List.of("health_mgmt_app");
    }

    @Override
    protected String relayRole() {
        return "health_mgmt_relay";
    }
}
