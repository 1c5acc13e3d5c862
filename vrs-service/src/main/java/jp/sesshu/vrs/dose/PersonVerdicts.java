package jp.sesshu.vrs.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.number.TicketNumber;
import org.jspecify.annotations.Nullable;

/// Asks the database whether doses fit the people whose tickets they are on.
final class PersonVerdicts {
    private static final String ASK = """
            select place, before_birth, after_death, age_outside, after_moving_out, lot_unknown, lot_of_other_product
              from dose_verdicts(?, ?, ?, ?, ?, ?)""";

    private PersonVerdicts() {}

    /// @param bornFrom the earliest date of birth of those the product is for; null for no limit
    /// @param bornUntil the latest
    record Question(
            TicketNumber ticket,
            Vaccination given,
            @Nullable LocalDate bornFrom,
            @Nullable LocalDate bornUntil) {}

    static Question question(TicketNumber ticket, int doseNumber, Vaccination given, DosageRules rules) {
        LocalDate day = given.givenOn();
        DosageRule rule = rules.find(given.product(), doseNumber, day);
        return rule == null
                ? new Question(ticket, given, null, null)
                : new Question(ticket, given, rule.bornFrom(day), rule.bornUntil(day));
    }

    /// @return by the place of the question, from 1; none where there is no such ticket
    static Map<Integer, PersonVerdict> ask(Connection connection, List<Question> questions) throws SQLException {
        Map<Integer, PersonVerdict> verdicts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            statement.setArray(1, SqlArrays.of(connection, "text", questions, each -> each.ticket.value()));
            statement.setArray(2, SqlArrays.of(connection, "date", questions, each -> each.given.givenOn()));
            statement.setArray(3, SqlArrays.of(connection, "date", questions, Question::bornFrom));
            statement.setArray(4, SqlArrays.of(connection, "date", questions, Question::bornUntil));
            statement.setArray(
                    5,
                    SqlArrays.of(
                            connection,
                            "text",
                            questions,
                            each -> each.given.lot().value()));
            statement.setArray(6, SqlArrays.of(connection, "text", questions, each -> each.given.product()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    verdicts.put(row.getInt(1), verdict(row));
                }
            }
        }
        return verdicts;
    }

    private static PersonVerdict verdict(ResultSet row) throws SQLException {
        return new PersonVerdict(
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7));
    }
}
