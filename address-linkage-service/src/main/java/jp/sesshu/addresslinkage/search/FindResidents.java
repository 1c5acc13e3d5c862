package jp.sesshu.addresslinkage.search;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// Looks for residents, and records who was shown and what was asked.
@ApplicationScoped
class FindResidents {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    FindResidents(AgroalDataSource database, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    ResidentPage find(Criteria criteria) throws SQLException {
        criteria.check();
        SearchQuery query = new SearchQuery(criteria);
        ResidentPage page;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query.sql(JapaneseCalendar.today(clock)));
                ResultSet row =
                        query.execute(statement, caller.get().municipality().value())) {
            page = page(query, row, criteria.pageSize());
        }
        audit.record(Deed.of("resident.searched")
                .about(page.residents().stream()
                        .map(hit -> Addressee.of(hit.source(), hit.addresseeNumber())
                                .reference())
                        .toList())
                .with(Map.of("asked", criteria.asked())));
        return page;
    }

    private static ResidentPage page(SearchQuery query, ResultSet row, int size) throws SQLException {
        List<ResidentPage.Hit> hits = new ArrayList<>();
        String next = null;
        String last = null;
        while (row.next()) {
            if (hits.size() == size) {
                next = last;
                break;
            }
            hits.add(hit(row));
            last = hits.size() == size ? query.next(row) : null;
        }
        return new ResidentPage(List.copyOf(hits), next);
    }

    private static ResidentPage.Hit hit(ResultSet row) throws SQLException {
        boolean masked = row.getBoolean(10);
        return new ResidentPage.Hit(
                Source.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                BirthDates.shown(row.getObject(6, LocalDate.class), row.getString(7)),
                row.getString(8),
                row.getString(9),
                masked,
                unless(masked, row.getString(11)),
                unless(masked, row.getString(12)),
                unless(masked, row.getString(13)));
    }

    private static @Nullable String unless(boolean masked, @Nullable String value) {
        return masked ? null : value;
    }
}
