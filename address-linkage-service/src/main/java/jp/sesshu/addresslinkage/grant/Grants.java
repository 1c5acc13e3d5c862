package jp.sesshu.addresslinkage.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.time.JapaneseCalendar;

/// What is granted today.
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
        List<Consumer> consumers = new ArrayList<>();
        config.consumers().forEach((name, settings) -> {
            Map<String, String> bases = new LinkedHashMap<>();
            today.stream()
                    .filter(grant -> grant.consumer().equals(name) && GrantedFields.exists(grant.field()))
                    .forEach(grant -> bases.put(grant.field(), grant.legalBasis()));
            consumers.add(new Consumer(name, settings.sources(), bases, settings.assumed()));
        });
        return consumers;
    }
}
