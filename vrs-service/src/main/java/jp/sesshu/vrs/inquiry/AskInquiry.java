package jp.sesshu.vrs.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.ProblemException;

/// Puts an inquiry on record, before anything is asked of anybody. The same inquiry under the same id is the one that
/// is there.
@ApplicationScoped
class AskInquiry {
    private final InquiryTable inquiries;
    private final InquiryConfig config;
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final AuditLog audit;

    AskInquiry(
            InquiryTable inquiries,
            InquiryConfig config,
            MyNumberCiphers ciphers,
            CurrentCaller caller,
            AuditLog audit) {
        this.inquiries = inquiries;
        this.config = config;
        this.ciphers = ciphers;
        this.caller = caller;
        this.audit = audit;
    }

    /// @return whether it is new
    @Transactional(rollbackOn = Exception.class)
    boolean ask(UUID id, Question question, MyNumber number) throws SQLException {
        check(question, caller.get().municipality(), config.consentRequired());
        MyNumberCipher cipher = ciphers.current();
        byte[] fingerprint = question.fingerprint(id, cipher.index(number));
        boolean created = inquiries.insert(id, question, fingerprint, cipher.encrypt(number));
        if (!created && !MessageDigest.isEqual(fingerprint, inquiries.fingerprint(id))) {
            throw ProblemException.of(InquiryProblem.INQUIRY_ID_TAKEN);
        }
        audit.record(Deed.of("inquiry.asked", SubjectReference.of(question.addressee()), SubjectReference.ofRecord(id))
                .because(question.reason().value())
                .with(Map.of(
                        "askedMunicipality", question.municipality().value(),
                        "consent", question.consent(),
                        "identityCheck", question.identityCheck().name(),
                        "repeated", !created)));
        return created;
    }

    static void check(Question question, MunicipalityCode own, boolean consentRequired) {
        if (consentRequired && !question.consent()) {
            throw ProblemException.of(InquiryProblem.CONSENT_MISSING);
        }
        if (question.municipality().equals(own)) {
            throw ProblemException.of(InquiryProblem.OWN_MUNICIPALITY);
        }
    }
}
