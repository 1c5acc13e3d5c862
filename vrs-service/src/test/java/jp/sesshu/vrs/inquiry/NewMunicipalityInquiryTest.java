package jp.sesshu.vrs.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.NewMunicipality;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-4")
@Tag("VRS-9")
class NewMunicipalityInquiryTest {
    @Test
    void anInquiryReadsOnePersonsRows() throws Exception {
        byte[] index =
                MessageDigest.getInstance("SHA-256").digest(NewMunicipality.PERSON.getBytes(StandardCharsets.UTF_8));
        try (NewMunicipality municipality = new NewMunicipality("vrs_app")) {
            assertFoundOnce(municipality, AskedArea.FIND, index);
            assertFoundOnce(municipality, AskedArea.DOSES, NewMunicipality.PERSON);

            assertThat(municipality.rowsRead()).isBetween(1L, 20L);
        }
    }

    private static void assertFoundOnce(NewMunicipality municipality, String sql, Object whom) throws SQLException {
        try (PreparedStatement statement = municipality.connection().prepareStatement(sql)) {
            statement.setString(1, NewMunicipality.CODE);
            statement.setObject(2, whom);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.next()).isFalse();
            }
        }
    }
}
