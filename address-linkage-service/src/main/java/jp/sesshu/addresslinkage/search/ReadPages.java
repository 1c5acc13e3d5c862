package jp.sesshu.addresslinkage.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Carries out several searches of a municipality, those that are alike in one statement.
final class ReadPages {
    private final Connection connection;
    private final MunicipalityCode municipality;

    ReadPages(Connection connection, MunicipalityCode municipality) {
        this.connection = connection;
        this.municipality = municipality;
    }

    /// @return the pages, in the order of the searches
    List<ResidentPage> of(List<SearchQuery> searches) throws SQLException {
        List<Filling> pages = searches.stream().map(Filling::new).toList();
        Map<String, List<Filling>> alike = new LinkedHashMap<>();
        for (Filling page : pages) {
            if (page.search.alike()) {
                alike.computeIfAbsent(page.search.sql(), _ -> new ArrayList<>()).add(page);
            } else {
                fill(List.of(page));
            }
        }
        for (List<Filling> each : alike.values()) {
            fill(each);
        }
        return pages.stream().map(Filling::page).toList();
    }

    private void fill(List<Filling> alike) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(alike.getFirst().search.sql());
                ResultSet row = execute(statement, alike)) {
            while (row.next()) {
                alike.get(row.getInt(1) - 1).add(row);
            }
        }
    }

    private ResultSet execute(PreparedStatement statement, List<Filling> alike) throws SQLException {
        SearchQuery first = alike.getFirst().search;
        int index = 1;
        for (int argument = 0; argument < first.arguments().size(); argument++) {
            if (first.alike()) {
                statement.setArray(index++, column(alike, argument));
            } else {
                statement.setString(index++, first.arguments().get(argument));
            }
        }
        for (int way = 0; way < first.ways(); way++) {
            statement.setString(index++, municipality.value());
        }
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    private Array column(List<Filling> alike, int argument) throws SQLException {
        return connection.createArrayOf(
                "text",
                alike.stream()
                        .map(page -> page.search.arguments().get(argument))
                        .toArray());
    }

    /// A page, row by row; the row behind it tells that there is a next one.
    private static final class Filling {
        private final SearchQuery search;
        private final List<ResidentPage.Hit> hits = new ArrayList<>();
        private @Nullable String end;
        private @Nullable String next;

        Filling(SearchQuery search) {
            this.search = search;
        }

        void add(ResultSet row) throws SQLException {
            int size = search.criteria().pageSize();
            if (hits.size() == size) {
                next = end;
                return;
            }
            hits.add(hit(row));
            end = hits.size() == size ? search.next(row) : null;
        }

        ResidentPage page() {
            return new ResidentPage(List.copyOf(hits), next);
        }
    }

    private static ResidentPage.Hit hit(ResultSet row) throws SQLException {
        boolean masked = row.getBoolean(11);
        return new ResidentPage.Hit(
                Source.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                BirthDates.shown(row.getObject(7, LocalDate.class), row.getString(8)),
                row.getString(9),
                row.getString(10),
                masked,
                unless(masked, row.getString(12)),
                unless(masked, row.getString(13)),
                unless(masked, row.getString(14)));
    }

    private static @Nullable String unless(boolean masked, @Nullable String value) {
        return masked ? null : value;
    }
}
