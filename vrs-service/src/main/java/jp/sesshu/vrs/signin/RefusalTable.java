package jp.sesshu.vrs.signin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.Suspect;

/// Refused sign-ins of one municipality, or nobody's, in the caller's transaction.
///
/// @param municipality whose rows the transaction reaches
record RefusalTable(Connection connection, MunicipalityCode municipality) {
    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtext('refused-sign-in:' || ?))";
    /// An event is kept once, whoever reads it how often.
    private static final String ADD = """
            insert into refused_sign_in (municipality, kind, event_id, user_name, client_address, happened_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";
    /// Those that no alarm has been raised for. No alarm reaches further than the throttle, so older ones aren't looked
    /// at.
    private static final String UNTOLD = """
            select r.user_name, r.client_address, r.happened_at from refused_sign_in r
             where r.municipality = ? and r.kind = ?
               and not exists (select from alarm a
                                where a.municipality = r.municipality and a.kind = r.kind
                                  and a.raised_at >= r.happened_at - make_interval(secs => ?)
                                  and a.user_name is not distinct from r.user_name
                                  and a.client_address is not distinct from r.client_address
                                  and a.throttled_until >= r.happened_at)
             order by r.happened_at""";
    private static final String FORGET = "delete from refused_sign_in where municipality = ? and happened_at < ?";
    private static final String REACHED = """
            insert into sign_in_reading as r (municipality, read_until) values (?, ?)
                on conflict (municipality) do update set read_until = greatest(r.read_until, excluded.read_until)""";

    /// What a refused sign-in counts for.
    record Counted(RefusedSignIn what, Suspect against) {}

    /// Two processes count one after the other, so that the second sees the first one's alarms.
    void takeTurns() throws SQLException {
        try (PreparedStatement statement = statement(TAKE_TURNS)) {
            statement.execute();
        }
    }

    void add(AlarmKind kind, List<Counted> counted) throws SQLException {
        try (PreparedStatement statement = statement(ADD)) {
            for (Counted each : counted) {
                statement.setString(2, kind.name());
                statement.setObject(3, each.what().event());
                statement.setString(4, each.against().user());
                statement.setString(5, each.against().address());
                statement.setObject(6, utc(each.what().at()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// When each suspect was refused, in order, as far as it hasn't become an alarm.
    Map<Suspect, List<Instant>> untold(AlarmKind kind, Duration throttle) throws SQLException {
        Map<Suspect, List<Instant>> times = new LinkedHashMap<>();
        try (PreparedStatement statement = statement(UNTOLD)) {
            statement.setString(2, kind.name());
            statement.setLong(3, throttle.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Suspect who = new Suspect(municipality, row.getString(1), row.getString(2));
                    times.computeIfAbsent(who, _ -> new ArrayList<>())
                            .add(row.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }

    void forget(Instant before) throws SQLException {
        try (PreparedStatement statement = statement(FORGET)) {
            statement.setObject(2, utc(before));
            statement.executeUpdate();
        }
    }

    Optional<Instant> reached() throws SQLException {
        try (PreparedStatement statement = statement("select read_until from sign_in_reading where municipality = ?");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }

    void reach(Instant until) throws SQLException {
        try (PreparedStatement statement = statement(REACHED)) {
            statement.setObject(2, utc(until));
            statement.executeUpdate();
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, municipality.value());
        return statement;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
