package jp.sesshu.addresslinkage.announcement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.grant.Consumer;
import jp.sesshu.addresslinkage.grant.Grants;
import jp.sesshu.addresslinkage.news.ResidentNews;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.run.Step;
import jp.sesshu.platform.time.JapaneseCalendar;

/// One part of a run: the next people by source and number, with what the consumer may have at this moment. It holds
/// the numbering lock, as a feed does, and the people's rows before it reads anything of them: what changes at the same
/// time either is seen here or comes with a higher version.
@ApplicationScoped
class AnnouncePart {
    private static final String TABLE =
            "create temporary table changed (source text, addressee_number text) on commit drop";
    private static final String NEXT = """
            insert into changed
            select source, addressee_number from resident
             where municipality = ? and source = any (?) and (source, addressee_number) > (?, ?)
             order by source, addressee_number limit ? for no key update""";
    private static final String LAST =
            "select source, addressee_number from changed order by source desc, addressee_number desc limit 1";
    /// A feed may hold the numbering lock for minutes; then the run goes on when it is looked for again.
    private static final String WAIT = "set local lock_timeout = '30s'";
    /// Whoever protects somebody locks one row after the other. Should both wait for each other, the run gives in,
    /// before PostgreSQL looks for a deadlock, and goes on later.
    private static final String WAIT_FOR_PEOPLE = "set local lock_timeout = '500ms'";

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AnnouncementConfig config;
    private final Grants grants;
    private final AnnouncedFields announced;
    private final WhomToTell whom;
    private final ResidentNews news;
    private final InstantSource clock;

    AnnouncePart(
            AgroalDataSource database,
            CurrentCaller caller,
            AnnouncementConfig config,
            Grants grants,
            AnnouncedFields announced,
            WhomToTell whom,
            ResidentNews news,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.grants = grants;
        this.announced = announced;
        this.whom = whom;
        this.news = news;
        this.clock = clock;
    }

    /// A run tells everybody the same items: where they are others by now, it ends here, and another one is due.
    ///
    /// @param reached the source and number of the last person looked at
    Step next(String name, String reached) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(WAIT);
            IntegratedNumbers.lock(connection, caller.get().municipality());
            Consumer consumer = grants.consumer(name, JapaneseCalendar.today(clock));
            if (!Announcements.fields(consumer).equals(announced.of(name))) {
                return Step.last(Map.of(), Map.of("consumer", name, "overtaken", true));
            }
            statement.execute(WAIT_FOR_PEOPLE);
            statement.execute(TABLE);
            int people = findNext(connection, consumer, reached);
            return people == 0
                    ? Step.last(Map.of(), Map.of("consumer", name, "overtaken", false))
                    : announce(connection, consumer, people);
        }
    }

    private int findNext(Connection connection, Consumer consumer, String reached) throws SQLException {
        int space = reached.indexOf(' ');
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, caller.get().municipality().value());
            Object[] sources = consumer.sources().stream().map(Source::name).toArray();
            statement.setArray(2, connection.createArrayOf("text", sources));
            statement.setString(3, space < 0 ? "" : reached.substring(0, space));
            statement.setString(4, reached.substring(space + 1));
            statement.setInt(5, config.people());
            return statement.executeUpdate();
        }
    }

    private Step announce(Connection connection, Consumer consumer, int people) throws SQLException {
        String reached = last(connection);
        long told = news.announceAgain(connection, consumer, whom.toTell(consumer));
        return Step.counting(Map.of("people", (long) people, "announced", told)).reaching(reached);
    }

    private static String last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
            row.next();
            return row.getString(1) + " " + row.getString(2);
        }
    }
}
