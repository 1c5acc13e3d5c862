package jp.sesshu.audit;

import java.util.List;
import jp.sesshu.platform.testing.RowLevelSecurityContract;

@AuditServiceTest
class DatabaseRightsTest extends RowLevelSecurityContract {
    @Override
    protected List<String> roles() {
        return List.of("audit_app");
    }

    @Override
    protected String relayRole() {
        return "audit_relay";
    }
}
