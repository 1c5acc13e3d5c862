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
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import org.jspecify.annotations.Nullable;

/// Finds one person's record in the calling municipality's area, and writes down for which application, on which legal
/// basis and through which channel before it is shown. What was looked for in vain is written down too.
@ApplicationScoped
class LookUpForCertificate {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;

    LookUpForCertificate(AgroalDataSource database, CurrentCaller caller, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
    }

    /// @param id the application's
    /// @param requestedBy who looks at the counter; null at a machine
    record Application(UUID id, Channel channel, @Nullable String requestedBy) {}

    @Transactional(rollbackOn = Exception.class)
    LookedUp find(Application application, PersonQuery by, Object key) throws SQLException {
        LookedUp.Person person;
        try (Connection connection = database.getConnection()) {
            person = by.read(connection, caller.get().municipality(), key);
        }
        LookedUp answer = answer(application, person);
        var _ = audit.permit(Purpose.CERTIFICATE, deed(application, person, answer));
        return answer;
    }

    private static LookedUp answer(Application application, LookedUp.@Nullable Person person) {
        if (person == null) {
            return LookedUp.NOBODY;
        }
        return person.protectedPerson() && !application.channel().isCounter()
                ? new LookedUp(LookedUp.Result.RESTRICTED, null)
                : new LookedUp(LookedUp.Result.FOUND, person);
    }

    private static Deed deed(Application application, LookedUp.@Nullable Person person, LookedUp answer) {
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
