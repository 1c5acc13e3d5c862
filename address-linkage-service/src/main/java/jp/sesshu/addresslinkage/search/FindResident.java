package jp.sesshu.addresslinkage.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One resident with their states, newest first: all of them, or the one that held on a day, as we know it now or as we
/// knew it at a time. A protected person's address is withheld but from who may see it and says why.
@ApplicationScoped
class FindResident {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final OffsetDateTime LAST_INSTANT = OffsetDateTime.parse("9999-12-31T00:00:00Z");
    private static final String SELECT = """
            select r.integrated_number, m.masked,
                   (select row_to_json(j)::text from (select :items, s.birth_precision as "birthPrecision",
                                                             s.received_at as "receivedAt",
                                                             s.released_at as "releasedAt") j)
              from resident r
              join lateral (select :withheld as masked) m on true
              join resident_state s on s.municipality = r.municipality and s.source = r.source
                                   and s.addressee_number = r.addressee_number
             where r.source = ? and r.addressee_number = ? and s.effective_on <= ? and s.received_at <= ?
             order by s.history_number desc limit ?""";
    private final AgroalDataSource database;
    private final AuditLog audit;
    private final InstantSource clock;

    FindResident(AgroalDataSource database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// One state as JSON: the items by their property names, those that are empty as null; also birthPrecision (DAY,
    /// MONTH or YEAR), receivedAt, and releasedAt where items were let go.
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            examples = """
                    {"addresseeNumber": "1000000001", "historyNumber": 2, "effectiveOn": "2022-04-01", "residency": "1",
                     "kana": "たかはし　いちろう", "name": "髙橋　一郎", "birthDate": "1940-06-15", "sex": "1",
                     "postalCode": "2790043", "town": "浦安市富士見一丁目2番3号", "building": null, "deleted": "0",
                     "birthPrecision": "DAY", "receivedAt": "2022-04-02T00:15:00+00:00", "releasedAt": null}""")
    record State(@Schema(hidden = true) @JsonRawValue @JsonValue String json) {}

    /// @param integratedNumber absent for somebody whose My Number isn't known and whom nobody has tied
    /// @param addressMasked the person is protected: what tells where they live is withheld
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            Source source,
            @Schema(examples = "1000000001") String addresseeNumber,
            @Schema(examples = "000000000000001") @Nullable String integratedNumber,
            @Schema(examples = "false") boolean addressMasked,
            List<State> states) {}

    /// @param on only the state that held on this day
    /// @param believedAt only what had reached us by then
    record AsOf(@Nullable LocalDate on, @Nullable Instant believedAt) {}

    @Transactional(rollbackOn = Exception.class)
    Found byAddressee(Addressee whom, AsOf when, String reason) throws SQLException {
        Found found = find(whom, when, Masking.MASKED);
        audit.record(
                Deed.of("resident.read", whom.reference()).because(reason).with(shown(found, when)));
        return found;
    }

    private static Map<String, Object> shown(Found found, AsOf when) {
        Map<String, Object> shown = new HashMap<>(Map.of("states", found.states().size()));
        if (when.on() != null) {
            shown.put("on", when.on().toString());
        }
        if (when.believedAt() != null) {
            shown.put("believedAt", when.believedAt().toString());
        }
        return shown;
    }

    /// @param reason why the address has to be seen, for the audit log
    @Transactional(rollbackOn = Exception.class)
    State withAddress(Addressee whom, String reason) throws SQLException {
        Found found = find(whom, new AsOf(LAST_DAY, null), "false");
        audit.record(Deed.of("address.revealed", whom.reference()).because(reason));
        return found.states().getFirst();
    }

    /// @param residents addressees on record, those left out who were deleted or are missing in their source's full
    /// feed
    record Count(@Schema(examples = "168432") long residents) {}

    @Transactional(rollbackOn = Exception.class)
    Count count(@Nullable Source source) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*)
                          from resident r
                          join resident_state s on s.municipality = r.municipality and s.source = r.source
                               and s.addressee_number = r.addressee_number and s.history_number = r.history_number
                         where r.source = coalesce(?, r.source) and r.absent_since is null
                           and coalesce(s.deleted, '0') = '0'""")) {
            statement.setString(1, source == null ? null : source.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Count(row.getLong(1));
            }
        }
    }

    private Found find(Addressee whom, AsOf when, String masked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql(masked))) {
            statement.setString(1, whom.source().name());
            statement.setString(2, whom.number().value());
            statement.setObject(3, when.on() == null ? LAST_DAY : when.on());
            statement.setObject(
                    4,
                    when.believedAt() == null ? LAST_INSTANT : when.believedAt().atOffset(ZoneOffset.UTC));
            statement.setInt(5, when.on() == null ? Integer.MAX_VALUE : 1);
            try (ResultSet row = statement.executeQuery()) {
                return found(whom, row);
            }
        }
    }

    private static Found found(Addressee whom, ResultSet row) throws SQLException {
        if (!row.next()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        String integratedNumber = row.getString(1);
        boolean masked = row.getBoolean(2);
        List<State> states = new ArrayList<>();
        do {
            states.add(new State(row.getString(3)));
        } while (row.next());
        return new Found(whom.source(), whom.number().value(), integratedNumber, masked, states);
    }

    private String sql(String masked) {
        String items = FeedItem.kept().stream()
                .map(item -> "%s as \"%s\"".formatted(Masking.item(item, "m.masked"), item.property()))
                .collect(Collectors.joining(", "));
        return SELECT.replace(":items", items)
                .replace(":withheld", masked)
                .replace(":day", "date '" + JapaneseCalendar.today(clock) + "'");
    }
}
