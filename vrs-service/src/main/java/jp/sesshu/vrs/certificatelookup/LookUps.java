package jp.sesshu.vrs.certificatelookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    List<Outcome<List<LookedUp>>> find(List<Asked<List<Wanted>, List<LookedUp>>> group) throws SQLException {
        Map<Wanted, LookedUp.Person> people = read(
                group.stream().flatMap(asked -> asked.command().stream()).toList());
        List<Event> events = new ArrayList<>();
        List<Outcome<List<LookedUp>>> outcomes = new ArrayList<>();
        for (Asked<List<Wanted>, List<LookedUp>> asked : group) {
            outcomes.add(Outcome.done(asked.inItsName(() -> answers(asked.command(), people, events))));
        }
        outbox.append(events);
        return outcomes;
    }

    private List<LookedUp> answers(List<Wanted> asked, Map<Wanted, LookedUp.Person> people, List<Event> events) {
        List<LookedUp> answers = new ArrayList<>();
        for (Wanted wanted : asked) {
            LookedUp.Person person = people.get(wanted);
            LookedUp answer = answer(wanted.application(), person);
            events.add(audit.eventOfGroup(Purpose.CERTIFICATE, deed(wanted.application(), person, answer)));
            answers.add(answer);
        }
        return List.copyOf(answers);
    }

    private Map<Wanted, LookedUp.Person> read(List<Wanted> all) throws SQLException {
        Map<PersonQuery, List<Wanted>> byQuery = all.stream().collect(Collectors.groupingBy(Wanted::by));
        Map<Wanted, LookedUp.Person> people = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<PersonQuery, List<Wanted>> each : byQuery.entrySet()) {
                List<Wanted> wanted = each.getValue();
                each.getKey()
                        .read(connection, caller.get().municipality(), keys(each.getKey(), wanted))
                        .forEach((place, person) -> people.put(wanted.get(place - 1), person));
            }
        }
        return people;
    }

    private Object[] keys(PersonQuery by, List<Wanted> group) {
        if (by != PersonQuery.BY_MY_NUMBER) {
            return group.stream().map(Wanted::key).toArray(String[]::new);
        }
        MyNumberCipher cipher = ciphers.current();
        return group.stream().map(wanted -> cipher.index((MyNumber) wanted.key())).toArray(byte[][]::new);
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
