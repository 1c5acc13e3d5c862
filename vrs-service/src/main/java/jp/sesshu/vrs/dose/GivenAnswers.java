package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.vrs.dose.RecordDose.Command;
import jp.sesshu.vrs.dose.RecordDose.Recorded;
import org.jspecify.annotations.Nullable;

/// The answers given to requests that named a key. Whoever asks again gets the first answer, whatever happened to the
/// dose
/// since. Of a refusal nothing is kept: it changed nothing, and asking again asks anew.
final class GivenAnswers {
    private static final String READ = """
            select asked_by, request_key, fingerprint, dose_id, waiting from given_answer
             where municipality = ? and (asked_by, request_key) in (select * from unnest(?::text[], ?::uuid[]))""";
    private static final String INSERT = """
            insert into given_answer (municipality, asked_by, request_key, fingerprint, dose_id, waiting)
            select ?, * from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::boolean[])""";
    private final Connection connection;
    private final MunicipalityCode municipality;
    private final Map<Request, Answer> given = new HashMap<>();
    private final List<Map.Entry<Request, Answer>> fresh = new ArrayList<>();

    GivenAnswers(Connection connection, MunicipalityCode municipality) {
        this.connection = connection;
        this.municipality = municipality;
    }

    /// A key means something for whoever chose it alone.
    record Request(String by, IdempotencyKey key) {
        static @Nullable Request of(Asked<Command, Recorded> asked) {
            IdempotencyKey key = asked.command().key();
            return key == null ? null : new Request(asked.caller().name(), key);
        }

        /// What stands for the request among the numbers to be locked.
        String lock() {
            return "request:" + by + ":" + key.value();
        }
    }

    private record Answer(String fingerprint, UUID dose, boolean waiting) {}

    void read(List<Request> requests) throws SQLException {
        if (requests.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, municipality.value());
            statement.setArray(2, SqlArrays.of(connection, "text", requests, Request::by));
            statement.setArray(3, SqlArrays.of(connection, "uuid", requests, each -> each.key.value()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    given.put(
                            new Request(row.getString(1), new IdempotencyKey(row.getObject(2, UUID.class))),
                            new Answer(row.getString(3), row.getObject(4, UUID.class), row.getBoolean(5)));
                }
            }
        }
    }

    /// @throws ProblemException where something else was asked under that key
    @Nullable
    Recorded before(Request request, Command command) {
        Answer answer = given.get(request);
        if (answer == null) {
            return null;
        }
        if (!answer.fingerprint.equals(command.fingerprint())) {
            throw ProblemException.of(DoseProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return new Recorded(answer.dose, false, answer.waiting);
    }

    void remember(Request request, Command command, Recorded recorded) {
        Answer answer = new Answer(command.fingerprint(), recorded.id(), recorded.waiting());
        given.put(request, answer);
        fresh.add(Map.entry(request, answer));
    }

    void insert() throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, municipality.value());
            statement.setArray(2, SqlArrays.of(connection, "text", fresh, each -> each.getKey().by));
            statement.setArray(
                    3,
                    SqlArrays.of(
                            connection, "uuid", fresh, each -> each.getKey().key.value()));
            statement.setArray(4, SqlArrays.of(connection, "text", fresh, each -> each.getValue().fingerprint));
            statement.setArray(5, SqlArrays.of(connection, "uuid", fresh, each -> each.getValue().dose));
            statement.setArray(6, SqlArrays.of(connection, "bool", fresh, each -> each.getValue().waiting));
            statement.executeUpdate();
        }
    }
}
