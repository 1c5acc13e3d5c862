package jp.sesshu.addresslinkage.grant;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Hands residents to a consuming system that asks, with what it is granted today and nothing else, and writes down
/// who got which items of whom, on which legal basis and why.
@ApplicationScoped
class ReadGrantedResidents {
    private static final String SELECT = """
            select :json::text
              from resident r
              join lateral (select :masked as masked) m on true
              join resident_state s on s.municipality = r.municipality and s.source = r.source
                                   and s.addressee_number = r.addressee_number and s.history_number = r.history_number
             where r.municipality = ? and r.source = ? and r.addressee_number = any (?)
             order by r.addressee_number""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Grants grants;
    private final AuditLog audit;
    private final InstantSource clock;

    ReadGrantedResidents(
            AgroalDataSource database, CurrentCaller caller, Grants grants, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /// One resident's current state as JSON, as in news of them ({@code schema/resident.changed.json}).
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            examples = """
                    {"addresseeNumber": "1000000001", "historyNumber": 2, "version": 5, "effectiveOn": "2022-04-01",
                     "residency": "1", "kana": "たかはし　いちろう", "name": "髙橋　一郎", "birthDate": "1940-06-15",
                     "sex": "1", "postalCode": "2790043", "town": "浦安市富士見一丁目2番3号", "deleted": false,
                     "addressMasked": false}""")
    record Resident(@Schema(hidden = true) @JsonRawValue @JsonValue String json) {}

    /// @return those of them who are on record
    @Transactional(rollbackOn = Exception.class)
    List<Resident> read(Source source, List<AddresseeNumber> whom, String reason) throws SQLException {
        Consumer consumer = consumer(source);
        List<Resident> residents = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql(consumer))) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, source.name());
            Object[] numbers = whom.stream().map(AddresseeNumber::value).toArray();
            statement.setArray(3, connection.createArrayOf("text", numbers));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    residents.add(new Resident(row.getString(1)));
                }
            }
        }
        record(consumer, whom.stream().distinct().map(source::reference).toList(), reason, residents.size());
        return residents;
    }

    private void record(Consumer consumer, List<SubjectReference> whom, String reason, int found) {
        audit.record(Deed.of("resident.consumed")
                .about(whom)
                .because(reason)
                .with(Map.of(
                        "consumer", consumer.name(),
                        "fields", List.copyOf(consumer.fields()),
                        "legalBases",
                                consumer.legalBases().values().stream()
                                        .distinct()
                                        .toList(),
                        "found", found)));
    }

    private Consumer consumer(Source source) throws SQLException {
        Consumer consumer = grants.calling().orElseThrow(() -> ProblemException.of(GrantProblem.CONSUMER_UNKNOWN));
        if (consumer.isGrantedNothing()) {
            throw ProblemException.of(GrantProblem.NOTHING_GRANTED);
        }
        if (!consumer.sources().contains(source)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return consumer;
    }

    private String sql(Consumer consumer) {
        return SELECT.replace(":json", consumer.json("m.masked"))
                .replace(":masked", Masking.MASKED)
                .replace(":day", "date '" + JapaneseCalendar.today(clock) + "'");
    }
}
