package jp.sesshu.vrs.bulkinquiry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.inquiry.InquiryConfig;
import jp.sesshu.vrs.provisionrecord.ProvisionConfig;

/// Lets go of what is past its time: answers' doses after some months, inquiries and provision records after years.
@ApplicationScoped
class LetGo {
    private static final String DOSES = """
            delete from inquiry_dose d using inquiry i
             where d.municipality = ? and i.municipality = d.municipality and i.id = d.inquiry_id
               and i.answered_at < ?""";
    private static final String INQUIRIES = "delete from inquiry where municipality = ? and asked_at < ?";
    private static final String RECORDS = "delete from provision_record where municipality = ? and asked_at < ?";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final InquiryConfig inquiries;
    private final ProvisionConfig provisions;
    private final InstantSource clock;

    LetGo(
            AgroalDataSource database,
            CurrentCaller caller,
            InquiryConfig inquiries,
            ProvisionConfig provisions,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.inquiries = inquiries;
        this.provisions = provisions;
        this.clock = clock;
    }

    /// @return how much of each was let go
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    Map<String, Object> pastTheirTime() throws SQLException {
        return Map.of(
                "doses", delete(DOSES, inquiries.answerKept()),
                "inquiries", delete(INQUIRIES, provisions.kept()),
                "records", delete(RECORDS, provisions.kept()));
    }

    private int delete(String sql, Period kept) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, before(kept));
            return statement.executeUpdate();
        }
    }

    private OffsetDateTime before(Period kept) {
        return clock.instant().atZone(JapaneseCalendar.TOKYO).minus(kept).toOffsetDateTime();
    }
}
