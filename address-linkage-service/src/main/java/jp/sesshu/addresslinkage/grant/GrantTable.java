package jp.sesshu.addresslinkage.grant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The grants of the caller's municipality, past, present and to come. A grant is added, or gets an end that is
/// still to come; nothing else is ever altered, so that any day's grants can be shown. A municipality that has decided
/// nothing yet has those of the configuration.
@ApplicationScoped
public class GrantTable {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final String SELECT = """
            select consumer, field, legal_basis, starts_on, ends_on, requested_by, approved_by, approved_at
              from field_grant
             where municipality = ? and starts_on <= ? and (ends_on is null or ends_on >= ?)
             order by consumer, field, starts_on""";
    private static final String INSERT = """
            insert into field_grant (municipality, id, consumer, field, legal_basis, starts_on, ends_on, requested_by,
                                     approved_by, approved_at)
            values (?, uuidv7(), ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String END = """
            update field_grant set ends_on = ?
             where municipality = ? and consumer = ? and field = any (?)
               and starts_on <= ? and (ends_on is null or ends_on >= ?)""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final InitialGrants initial;

    GrantTable(AgroalDataSource database, CurrentCaller caller, InitialGrants initial) {
        this.database = database;
        this.caller = caller;
        this.initial = initial;
    }

    /// @param endsOn the last day; absent where none is set
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldGrant(
            @Schema(examples = "health-mgmt") String consumer,
            @Schema(examples = "town") String field,
            @Schema(examples = "予防接種法第9条の3") String legalBasis,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Schema(examples = "clerk-01") String requestedBy,
            @Schema(examples = "head-01") String approvedBy,
            Instant approvedAt) {}

    /// What is granted on that day, to whomever.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<FieldGrant> on(LocalDate day) throws SQLException {
        return within(day, day);
    }

    /// What is granted on at least one day from the first to the last, or to no end.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<FieldGrant> within(LocalDate first, @Nullable LocalDate last) throws SQLException {
        try (Connection connection = database.getConnection()) {
            initial.ensure(connection);
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setString(1, municipality());
                statement.setObject(2, last == null ? LAST_DAY : last);
                statement.setObject(3, first);
                return grants(statement);
            }
        }
    }

    /// @throws SQLException with the state 23P01 where one of them overlaps a grant that somebody has just added
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void add(List<FieldGrant> grants) throws SQLException {
        try (Connection connection = database.getConnection()) {
            initial.ensure(connection);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (FieldGrant grant : grants) {
                    bind(statement, grant);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private void bind(PreparedStatement statement, FieldGrant grant) throws SQLException {
        statement.setString(1, municipality());
        statement.setString(2, grant.consumer());
        statement.setString(3, grant.field());
        statement.setString(4, grant.legalBasis());
        statement.setObject(5, grant.startsOn());
        statement.setObject(6, grant.endsOn());
        statement.setString(7, grant.requestedBy());
        statement.setString(8, grant.approvedBy());
        statement.setObject(9, grant.approvedAt().atOffset(ZoneOffset.UTC));
    }

    /// Lets the grants of these fields that hold on a day end with it.
    ///
    /// @return how many there were
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public int end(String consumer, Collection<String> fields, LocalDate lastDay) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, lastDay);
            statement.setString(2, municipality());
            statement.setString(3, consumer);
            statement.setArray(4, connection.createArrayOf("text", fields.toArray()));
            statement.setObject(5, lastDay);
            statement.setObject(6, lastDay);
            return statement.executeUpdate();
        }
    }

    private static List<FieldGrant> grants(PreparedStatement statement) throws SQLException {
        List<FieldGrant> grants = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                grants.add(new FieldGrant(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()));
            }
        }
        return grants;
    }

    private String municipality() {
        return caller.get().municipality().value();
    }
}
