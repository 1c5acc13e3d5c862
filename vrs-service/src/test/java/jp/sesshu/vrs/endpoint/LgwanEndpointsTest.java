package jp.sesshu.vrs.endpoint;

import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;

@VrsServiceTest
@TestProfile(LgwanZone.class)
class LgwanEndpointsTest extends EveryEndpoint {
    LgwanEndpointsTest() {
        super(Zone.LGWAN);
    }

    @Override
    String putOnRecord(String municipality, String number) throws SQLException {
        return person(municipality, number);
    }
}
