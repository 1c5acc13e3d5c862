package jp.sesshu.benchmarks.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.benchmarks.load.SecondaryIndex;
import jp.sesshu.localstack.feed.Feed;
import org.postgresql.PGConnection;

/// What PostgreSQL can do at best with a feed's rows on this machine, now: one COPY into one table with the columns,
/// the key and the indexes that residents have here. Nothing is checked, encrypted, numbered or announced.
final class PlainCopy {
    /// The columns of {@code resident} that its states don't have.
    private static final String OWN_COLUMNS = """
            select string_agg('r.' || quote_ident(column_name), ', ' order by ordinal_position)
              from information_schema.columns
             where table_schema = 'public' and table_name = 'resident'
               and column_name not in (select column_name from information_schema.columns
                                        where table_schema = 'public' and table_name = 'resident_state')""";
    /// The feed's items but My Number and the integrated number, in its order, after the municipality.
    private static final String ITEM_COLUMNS = """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
              from information_schema.columns
             where table_schema = 'public' and table_name = 'resident_state' and ordinal_position between 2 and 63""";

    private PlainCopy() {}

    /// @param connection to address linkage's database, as superuser
    /// @param folder for the rows until they are in; they hold nobody's My Number
    static double seconds(Connection connection, Path folder, Feed feed) throws SQLException, IOException {
        Path rows = Files.createTempFile(folder, "copy-", ".txt");
        try {
            write(feed, rows);
            return seconds(connection, rows);
        } finally {
            Files.delete(rows);
        }
    }

    private static void write(Feed feed, Path rows) throws IOException {
        CopyRow row = new CopyRow();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(feed.content().get(), StandardCharsets.UTF_8));
                Writer out = Files.newBufferedWriter(rows)) {
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(row.of(line));
            }
        }
    }

    private static double seconds(Connection connection, Path rows) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(rows)) {
            statement.execute("drop schema if exists bench_copy cascade");
            for (String each : tableAndIndexes(connection)) {
                statement.execute(each);
            }
            String into = "copy bench_copy.resident (municipality, source, birth_precision, "
                    + text(connection, ITEM_COLUMNS)
                    + ", my_number, integrated_number, name_folded, kana_folded, address_folded) from stdin";
            long begin = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into, in);
            double seconds = (System.nanoTime() - begin) / 1e9;
            statement.execute("drop schema bench_copy cascade");
            return seconds;
        }
    }

    private static List<String> tableAndIndexes(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("create schema bench_copy");
        statements.add("create table bench_copy.resident as select s.*, " + text(connection, OWN_COLUMNS)
                + ", null::bytea as my_number from resident_state s, resident r with no data");
        statements.add("alter table bench_copy.resident"
                + " add primary key (municipality, source, addressee_number, history_number)");
        SecondaryIndex.of(connection, "resident")
                .forEach(index ->
                        statements.add(index.definition().replace(" ON public.resident ", " ON bench_copy.resident ")));
        return statements;
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
