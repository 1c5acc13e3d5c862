package jp.sesshu.addresslinkage;

import java.util.List;
import jp.sesshu.platform.testing.RowLevelSecurityContract;
import org.junit.jupiter.api.Tag;

@LinkageServiceTest
@Tag("ADB-4")
class DatabaseRightsTest extends RowLevelSecurityContract {
    @Override
    protected List<String> roles() {
        return List.of("address_linkage_app");
    }

    @Override
    protected String relayRole() {
        return "address_linkage_relay";
    }
}
