package jp.sesshu.certificate.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.DisclosurePermit;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;

/// Opens the My Numbers of several applications in one transaction, which says for each what for.
@ApplicationScoped
class QuestionsByMyNumber {
    private final AuditLog audit;

    QuestionsByMyNumber(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    List<Outcome<byte[]>> write(List<Asked<Question, byte[]>> group) {
        List<Event> entries = new ArrayList<>();
        for (Asked<Question, byte[]> asked : group) {
            Deed deed = deed(asked.command());
            entries.add(asked.inItsName(() -> audit.eventOfGroup(Purpose.CERTIFICATE, deed)));
        }
        DisclosurePermit permit = audit.permitOfGroup(entries);
        return group.stream()
                .map(asked -> Outcome.done(body(asked.command(), permit)))
                .toList();
    }

    private static Deed deed(Question question) {
        return Deed.of("certificate.applied-for", SubjectReference.ofRecord(question.application()))
                .with(Map.of("channel", question.channel().name()));
    }

    private static byte[] body(Question question, DisclosurePermit permit) {
        if (question.who() instanceof Sought.ByMyNumber by) {
            return WriteQuestion.body(question, "myNumber", by.number().reveal(permit));
        }
        throw new IllegalArgumentException("no question by My Number");
    }
}
