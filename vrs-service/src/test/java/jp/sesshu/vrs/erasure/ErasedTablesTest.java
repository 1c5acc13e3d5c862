package jp.sesshu.vrs.erasure;

import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A table added tomorrow goes with its area by itself. That one stays is said in {@code kept_by_erasure}, and here.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-13")
class ErasedTablesTest {
    @Test
    void ofAnAreaNothingStaysButCertificatesCountsAndWhatWaitsToBeSent() throws SQLException {
        assertThat(query("select unnest(kept_by_erasure())"))
                .containsExactlyInAnyOrder(
                        "erasure",
                        "erasure_count",
                        "dose_count",
                        "count_publication",
                        "provision_record",
                        "outbox_event",
                        "inbox_event",
                        "data_key",
                        "flyway_schema_history");
    }

    @Test
    void whateverNamesAPersonATicketOrADoseGoesWithThePerson() throws SQLException {
        assertThat(query("""
                        select name from erasure_tables(array['addressee_number', 'ticket_number', 'dose_id'])"""))
                .contains(
                        "dose",
                        "dose_revision",
                        "my_number.my_number",
                        "subject",
                        "subject_revision",
                        "ticket",
                        "ticket_revision");
    }

    /// What stays holds no column that names a person, but for the request that is still to be carried out, and for
    /// provision records, which the law wants kept.
    @Test
    void whatStaysNamesNobody() throws SQLException {
        assertThat(query("""
                        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relname = any (kept_by_erasure()) and c.relname <> 'provision_record' and a.attnum > 0 and not a.attisdropped
                           and a.attname in ('addressee_number', 'ticket_number', 'dose_id', 'name', 'kana', 'birth_date')""")).containsExactly("erasure.addressee_number");
    }
}
