package jp.sesshu.addresslinkage.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.time.JapaneseCalendar;

/// What is granted, today above all.
@ApplicationScoped
public class Grants {
    private final GrantTable table;
    private final CurrentCaller caller;
    private final ConsumerConfig config;
    private final InstantSource clock;

    Grants(GrantTable table, CurrentCaller caller, ConsumerConfig config, InstantSource clock) {
        this.table = table;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /// The consumers that are granted something today in the caller's municipality, each with what it is.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<Consumer> consumers() throws SQLException {
        return all().stream().filter(each -> !each.isGrantedNothing()).toList();
    }

    /// A configured consumer with what it is granted on a day, which may be nothing.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Consumer consumer(String name, LocalDate day) throws SQLException {
        return consumer(name, table.on(day));
    }

    /// A configured consumer with everything that it was granted on any day, today included.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Consumer everGranted(String name) throws SQLException {
        LocalDate today = JapaneseCalendar.today(clock);
        return consumer(name, table.within(LocalDate.EPOCH, today));
    }

    /// The consumer that the calling client belongs to, also where it is granted nothing.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    Optional<Consumer> calling() throws SQLException {
        Optional<String> name = config.consumers().entrySet().stream()
                .filter(each -> isClientOf(each.getValue(), caller.get()))
                .map(Map.Entry::getKey)
                .findFirst();
        return all().stream()
                .filter(each -> name.filter(each.name()::equals).isPresent())
                .findFirst();
    }

    /// A system has a client of its own in each municipality, named after both, or one in all.
    private static boolean isClientOf(ConsumerConfig.ConsumerSettings settings, Caller who) {
        String ofMunicipality = settings.client() + "-" + who.municipality().value();
        return who.client().equals(settings.client()) || who.client().equals(ofMunicipality);
    }

    private List<Consumer> all() throws SQLException {
        List<GrantTable.FieldGrant> today = table.on(JapaneseCalendar.today(clock));
        return config.consumers().keySet().stream()
                .map(name -> consumer(name, today))
                .toList();
    }

    private Consumer consumer(String name, List<GrantTable.FieldGrant> grants) {
        ConsumerConfig.ConsumerSettings settings =
                Objects.requireNonNull(config.consumers().get(name), "no such consumer");
        Map<String, String> bases = new LinkedHashMap<>();
        grants.stream()
                .filter(grant -> grant.consumer().equals(name) && GrantedFields.exists(grant.field()))
                .forEach(grant -> bases.put(grant.field(), grant.legalBasis()));
        return new Consumer(name, settings.sources(), bases, settings.assumed());
    }
}
