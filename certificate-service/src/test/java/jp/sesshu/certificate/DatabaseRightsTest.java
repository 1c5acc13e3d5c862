package jp.sesshu.certificate;

import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.testing.RowLevelSecurityContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@CertificateServiceTest
class DatabaseRightsTest extends RowLevelSecurityContract {
    @Override
    protected List<String> roles() {
        return List.of("certificate_app", "certificate_internet");
    }

    @Override
    protected String relayRole() {
        return "certificate_relay";
    }

    /// A table or a column added tomorrow is out of reach until somebody adds it here.
    @Test
    @Tag("VRS-11")
    void theInternetZoneReadsTheWrappedKeyOfThePassportsIndexAndNoCertificate() throws SQLException {
        assertThat(columnsWithin("certificate_internet")).containsExactly("data_key SELECT created_at,municipality,use,wrapped");
        assertThat(rowsWithin("certificate_internet")).containsExactly("data_key INSERT", "outbox_event INSERT");
    }

    /// A function that runs with its owner's rights is a door: each that there is stands here with whoever has its key,
    /// and what it gives out names nobody.
    @Test
    @Tag("VRS-11")
    void everyFunctionWithItsOwnersRightsIsKnownAndNamesNobody() throws SQLException {
        assertThat(functionsWithOwnersRights("certificate_app", "certificate_internet", "certificate_relay"))
                .containsExactly(
                        "is_uvci_revoked certificate_app",
                        "is_uvci_revoked certificate_internet",
                        "record_certificates certificate_app",
                        "record_certificates certificate_internet",
                        "revoked_rids certificate_app",
                        "revoked_rids certificate_internet");
        assertThat(query("select unnest(proargnames[2:]) from pg_proc where proname = 'record_certificates'"))
                .containsExactly("place", "id", "uvci", "issued_at", "fresh", "same");
    }

    @Test
    @Tag("VRS-13")
    void noProcessDeletesACertificateOrChangesWhatWasNotedOfIt() throws SQLException {
        assertThat(query("""
                        select role || ' ' || t || ' ' || r
                          from unnest(array['certificate_app', 'certificate_internet']) as role,
                               unnest(array['certificate', 'certificate_dose', 'counter_check', 'withdrawal']) as t,
                               unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as r
                         where has_table_privilege(role, t, r)""")).isEmpty();
        assertThat(query("""
                        select string_agg(attname, ',' order by attname) from pg_attribute
                         where attrelid = 'certificate'::regclass and attnum > 0
                           and has_column_privilege('certificate_app', attrelid, attnum, 'UPDATE')""")).containsExactly("outdated_at,state");
    }
}
