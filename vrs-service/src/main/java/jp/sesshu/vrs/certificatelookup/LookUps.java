package jp.sesshu.vrs.certificatelookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import org.jspecify.annotations.Nullable;

/// Carries out in one transaction what several applications ask for at the same time.
@ApplicationScoped
class LookUps {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final Outbox outbox;
    private final MyNumberCiphers ciphers;

    LookUps(
            AgroalDataSource database, CurrentCaller caller, AuditLog audit, Outbox outbox, MyNumberCiphers ciphers) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.outbox = outbox;
        this.ciphers = ciphers;
    }

    /// @param key a My Number, or a number's digits
    record Wanted(LookUpForCertificate.Application application, PersonQuery by, Object key) {}

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<LookedUp>> find(List<Asked<Wanted, LookedUp>> group) throws SQLException {
        Map<Asked<Wanted, LookedUp>, LookedUp.Person> people = read(group);
        List<Event> events = new ArrayList<>();
        List<Outcome<LookedUp>> outcomes = new ArrayList<>();
        for (Asked<Wanted, LookedUp> asked : group) {
            LookedUp.Person person = people.get(asked);
            LookedUp answer = answer(asked.command().application(), person);
            Deed deed = deed(asked.command().application(), person, answer);
            events.add(asked.inItsName(() -> audit.eventOfGroup(Purpose.CERTIFICATE, deed)));
            outcomes.add(Outcome.done(answer));
        }
        outbox.append(events);
        return outcomes;
    }

    private Map<Asked<Wanted, LookedUp>, LookedUp.Person> read(List<Asked<Wanted, LookedUp>> group)
            throws SQLException {
        Map<PersonQuery, List<Asked<Wanted, LookedUp>>> byQuery =
                group.stream().collect(Collectors.groupingBy(each -> each.command().by()));
        Map<Asked<Wanted, LookedUp>, LookedUp.Person> people = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<PersonQuery, List<Asked<Wanted, LookedUp>>> each : byQuery.entrySet()) {
                List<Asked<Wanted, LookedUp>> asked = each.getValue();
                each.getKey()
                        .read(connection, caller.get().municipality(), keys(asked))
                        .forEach((place, person) -> people.put(asked.get(place - 1), person));
            }
        }
        return people;
    }

    private Object[] keys(List<Asked<Wanted, LookedUp>> group) {
        MyNumberCipher cipher = group.getFirst().command().by() == PersonQuery.BY_MY_NUMBER ? ciphers.current() : null;
        return IntStream.range(0, group.size())
                .mapToObj(i -> group.get(i).command().key())
                .map(key -> cipher != null && key instanceof MyNumber number ? cipher.index(number) : key)
                .toArray(cipher == null ? String[]::new : byte[][]::new);
    }

    private static LookedUp answer(LookUpForCertificate.Application application, LookedUp.@Nullable Person person) {
        if (person == null) {
            return LookedUp.NOBODY;
        }
        return person.protectedPerson() && !application.channel().isCounter()
                ? new LookedUp(LookedUp.Result.RESTRICTED, null)
                : new LookedUp(LookedUp.Result.FOUND, person);
    }

    private static Deed deed(
            LookUpForCertificate.Application application, LookedUp.@Nullable Person person, LookedUp answer) {
        List<SubjectReference> about = new ArrayList<>();
        if (person != null) {
            about.add(SubjectReference.of(new AddresseeNumber(person.addresseeNumber())));
        }
        about.add(SubjectReference.ofRecord(application.id()));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("channel", application.channel().name());
        details.put("result", answer.result().name());
        details.put(
                "doses", answer.person() == null ? 0 : answer.person().doses().size());
        if (application.requestedBy() != null) {
            details.put("requestedBy", application.requestedBy());
        }
        return Deed.of("certificate.looked-up").about(about).with(details);
    }
}
