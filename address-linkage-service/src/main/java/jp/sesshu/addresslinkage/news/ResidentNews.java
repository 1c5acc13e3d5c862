package jp.sesshu.addresslinkage.news;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.grant.Consumer;
import jp.sesshu.addresslinkage.grant.Grants;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Tells every consumer of residents who changed, in the transaction of the change, with what it is granted that day;
/// who is granted nothing isn't told, nor is anybody told of somebody new who is as it assumes. PostgreSQL builds the
/// events, since a feed announces a city at a time. The schema is {@code schema/resident.changed.json}.
@ApplicationScoped
public class ResidentNews {
    /// Where the rows of {@code changed} go: source and addressee_number of residents whose news_version was raised.
    private static final String ANNOUNCE =
            "insert into outbox_event (id, municipality, aggregatetype, aggregateid, type, payload) ";
    /// There are few: looked up one by one, whatever the rest of the transaction does with its many rows.
    private static final List<String> FIND_MASKED = List.of(
            "drop table if exists pg_temp.masked",
            "select set_config('app.nestloop', current_setting('enable_nestloop'), true)",
            "set local enable_nestloop = on",
            "create temporary table masked on commit drop as " + Masking.KEYS,
            "select set_config('enable_nestloop', current_setting('app.nestloop'), true)");
    /// Asked of each resident {@code r}: as a join, a whole city would be hashed for the few who are.
    private static final String MASKING = """
            cross join lateral (select (r.source, r.addressee_number) in
                                       (select source, addressee_number from masked) as masked offset 0) k""";
    private static final String MASKED = "k.masked";
    /// Residents are read once for all consumers. The events' ids are a random one's first half and a running number: a
    /// random one for each takes longer than its JSON.
    private static final String EVENTS = """
            select ((select left(uuidv7()::text, 24)) || lpad(to_hex(row_number() over ()), 12, '0'))::uuid,
                   :m, e.topic, :m || ':' || s.addressee_number, 'resident.changed', e.payload::text
              from changed c
              join resident r on r.municipality = :m and r.source = c.source
                             and r.addressee_number = c.addressee_number
              join resident_state s on s.municipality = :m and s.source = r.source
                                   and s.addressee_number = r.addressee_number and s.history_number = r.history_number
             :masking
             cross join lateral (:consumers) e""".replace(":masking", MASKING);
    private static final String TO_ONE_CONSUMER = """
            select ':topic' as topic, :json as payload where c.source in (:sources) and :told""";
    private static final String PASS_OVER = """
            delete from changed c
             where not exists (
                select 1
                  from resident r
                  join resident_state s on s.municipality = :m and s.source = r.source
                                       and s.addressee_number = r.addressee_number
                                       and s.history_number = r.history_number
                 :masking
                 where r.municipality = :m and r.source = c.source and r.addressee_number = c.addressee_number
                   and :told)""".replace(":masking", MASKING);
    private static final String RAISE = """
            update resident r set news_version = r.news_version + 1, announced_again = r.announced_again + 1
              from changed c
             where r.municipality = :m and r.source = c.source and r.addressee_number = c.addressee_number""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Grants grants;
    private final InstantSource clock;

    ResidentNews(AgroalDataSource database, CurrentCaller caller, Grants grants, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.grants = grants;
        this.clock = clock;
    }

    /// Announces again how these people stand, for whoever may know. Who isn't on record is passed over.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void announce(Collection<Addressee> people) throws SQLException {
        if (people.isEmpty()) {
            return;
        }
        // Sources and numbers are digits and words by their types.
        String keys = people.stream()
                .map(each -> "('%s', '%s')"
                        .formatted(each.source().name(), each.number().value()))
                .collect(Collectors.joining(", "));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists pg_temp.changed");
            statement.execute("""
                    create temporary table changed (source text, addressee_number text) on commit drop""");
            statement.execute(forMunicipality("""
                    with raised as (
                        update resident set news_version = news_version + 1
                         where municipality = :m and (source, addressee_number) in (%s)
                        returning source, addressee_number)
                    insert into changed select * from raised""".formatted(keys)));
            announceChanged(connection);
        }
    }

    /// Announces the people in the temporary table {@code changed} (source, addressee_number).
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void announceChanged(Connection connection) throws SQLException {
        List<Consumer> consumers = grants.consumers();
        if (consumers.isEmpty()) {
            return;
        }
        String each = consumers.stream()
                .map(consumer -> toOneConsumer(consumer, consumer.toBeTold(MASKED)))
                .collect(Collectors.joining("\nunion all\n"));
        try (Statement statement = connection.createStatement()) {
            findMasked(statement);
            statement.execute(announcing(each));
        }
    }

    /// Announces again how the people in the temporary table {@code changed} stand, to this consumer and nobody else.
    /// They have to be locked by a statement before, so that whatever else is told of them meanwhile comes later,
    /// with a higher version, or is seen here.
    ///
    /// @param whom SQL that says who isn't passed over, made of SQL that says whether the address is withheld
    /// @return of how many it is told
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public int announceAgain(Connection connection, Consumer consumer, UnaryOperator<String> whom) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            findMasked(statement);
            statement.execute(forMunicipality(PASS_OVER.replace(":told", whom.apply(MASKED))));
            statement.execute(forMunicipality(RAISE));
            return statement.executeUpdate(announcing(toOneConsumer(consumer, "true")));
        }
    }

    private void findMasked(Statement statement) throws SQLException {
        for (String step : FIND_MASKED) {
            statement.execute(forMunicipality(step));
        }
    }

    private String announcing(String consumers) {
        return forMunicipality(ANNOUNCE + EVENTS.replace(":consumers", consumers));
    }

    private static String toOneConsumer(Consumer consumer, String told) {
        return TO_ONE_CONSUMER
                .replace(":topic", consumer.topic())
                .replace(":json", consumer.json(MASKED))
                .replace(":told", told)
                .replace(
                        ":sources",
                        consumer.sources().stream()
                                .map(Source::name)
                                .map(each -> "'" + each + "'")
                                .collect(Collectors.joining(", ")));
    }

    /// A municipality code is six digits by its type, so it can stand in the statement.
    private String forMunicipality(String sql) {
        return sql.replace(":m", "'" + caller.get().municipality().value() + "'")
                .replace(":day", "date '" + JapaneseCalendar.today(clock) + "'");
    }
}
