package jp.sesshu.vrs.observer;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;

/// Counts the calling municipality's doses and publishes what may be shown: once a day, never changed afterwards.
@ApplicationScoped
class PublishCounts {
    /// A year of age is completed at the end of the day before the birthday.
    private static final String COUNT =
            """
            select :age_group, s.sex, d.dose_number, d.product, count(*)
              from dose d
              join ticket t on t.municipality = d.municipality and t.ticket_number = d.ticket_number
              join subject s on s.municipality = t.municipality and s.addressee_number = t.addressee_number
             where d.municipality = ? and d.state = 'RECORDED'
             group by 1, 2, 3, 4""".replace(":age_group", AgeGroup.sql("extract(year from age(d.given_on + 1, s.birth_date))"));

    private static final String LATEST = """
            select distinct on (age_group, sex, dose_number, product) age_group, sex, dose_number, product, doses
              from dose_count where municipality = ?
             order by age_group, sex, dose_number, product, published_on desc""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final CountConfig config;

    PublishCounts(AgroalDataSource database, CurrentCaller caller, CountConfig config) {
        this.database = database;
        this.caller = caller;
        this.config = config;
    }

    /// @return false where the day's counts were published before
    @Transactional(rollbackOn = Exception.class)
    boolean publish(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!begin(connection, day)) {
                return false;
            }
            Map<Cell, Long> onRecord = cells(connection, COUNT);
            // An area that was erased keeps what was published of it.
            if (!onRecord.isEmpty()) {
                Map<Cell, Long> published = cells(connection, LATEST);
                write(connection, day, new PublicationRule(config.threshold()).changed(onRecord, published));
            }
            return true;
        }
    }

    private boolean begin(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into count_publication (municipality, published_on, threshold)
                select ?, day, ? from (select ?::date) d(day)
                 where not exists (select from count_publication p where p.municipality = ? and p.published_on >= day)
                on conflict do nothing""")) {
            statement.setString(1, municipality());
            statement.setInt(2, config.threshold());
            statement.setDate(3, Date.valueOf(day));
            statement.setString(4, municipality());
            return statement.executeUpdate() == 1;
        }
    }

    private Map<Cell, Long> cells(Connection connection, String sql) throws SQLException {
        Map<Cell, Long> cells = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, municipality());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cells.put(
                            new Cell(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)),
                            row.getLong(5));
                }
            }
        }
        return cells;
    }

    private void write(Connection connection, LocalDate day, Map<Cell, Long> changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into dose_count (municipality, published_on, age_group, sex, dose_number, product, doses)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (Map.Entry<Cell, Long> each : changed.entrySet()) {
                statement.setString(1, municipality());
                statement.setDate(2, Date.valueOf(day));
                statement.setString(3, each.getKey().ageGroup());
                statement.setString(4, each.getKey().sex());
                statement.setInt(5, each.getKey().doseNumber());
                statement.setString(6, each.getKey().product());
                statement.setLong(7, each.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String municipality() {
        return caller.get().municipality().value();
    }
}
