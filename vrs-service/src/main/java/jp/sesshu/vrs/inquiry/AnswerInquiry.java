package jp.sesshu.vrs.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.provisionrecord.Asked;

/// Gets the answer to an inquiry that is on record. The asker's transaction holds the inquiry while one of the asked
/// municipality's own gives the answer and ends; where the first breaks off after that, the inquiry stands unanswered
/// and is repeated under its id. The one place where work crosses from one area into another.
@ApplicationScoped
public class AnswerInquiry {
    private final InquiryTable inquiries;
    private final AskedArea askedArea;
    private final Participants participants;
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final AuditLog audit;

    AnswerInquiry(
            InquiryTable inquiries,
            AskedArea askedArea,
            Participants participants,
            MyNumberCiphers ciphers,
            CurrentCaller caller,
            AuditLog audit) {
        this.inquiries = inquiries;
        this.askedArea = askedArea;
        this.participants = participants;
        this.ciphers = ciphers;
        this.caller = caller;
        this.audit = audit;
    }

    /// Answers an inquiry unless it is answered; one about a protected person is looked after again.
    @Transactional(rollbackOn = Exception.class)
    Inquiry answer(UUID id) throws SQLException {
        Inquiry inquiry = inquiries.lock(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return switch (inquiry.answer()) {
            case ACCEPTED, FAILED -> keep(inquiry, look(inquiry));
            case RESTRICTED -> fetch(inquiry);
            case FOUND, NOBODY, DECLINED -> inquiry;
        };
    }

    /// The same for the batch, which shows the answer to nobody.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void byBatch(UUID id) throws SQLException {
        var _ = answer(id);
    }

    /// Shows an inquiry; of a protected person's with what was decided meanwhile.
    @Transactional(rollbackOn = Exception.class)
    Inquiry read(UUID id) throws SQLException {
        Inquiry inquiry = inquiries.lock(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        Inquiry shown = inquiry.answer() == Answer.RESTRICTED ? fetch(inquiry) : inquiry;
        audit.record(
                deed("inquiry.read", shown).with(Map.of("answer", shown.answer().name())));
        return shown;
    }

    private AskedArea.Given look(Inquiry inquiry) throws SQLException {
        byte[] ciphertext = Objects.requireNonNull(inquiries.ciphertext(inquiry.id()), "an unanswered inquiry");
        MyNumber number = ciphers.current().decrypt(ciphertext);
        Asked asked = asked(inquiry);
        return CurrentCaller.as(asker(inquiry), () -> askedArea.look(asked, number));
    }

    private Inquiry fetch(Inquiry inquiry) throws SQLException {
        Asked asked = asked(inquiry);
        AskedArea.Given given = CurrentCaller.as(asker(inquiry), () -> askedArea.fetch(asked));
        return given.answer() == Answer.RESTRICTED ? inquiry : keep(inquiry, given);
    }

    private Inquiry keep(Inquiry inquiry, AskedArea.Given given) throws SQLException {
        var _ = inquiries.answer(inquiry.id(), given.answer(), given.doses());
        var _ = audit.permit(
                Purpose.INQUIRY,
                deed("inquiry.answered", inquiry)
                        .with(Map.of(
                                "answer",
                                given.answer().name(),
                                "doses",
                                given.doses().size())));
        return inquiries.lock(inquiry.id()).orElseThrow();
    }

    private static Deed deed(String action, Inquiry inquiry) {
        return Deed.of(
                action,
                SubjectReference.of(new AddresseeNumber(inquiry.addresseeNumber())),
                SubjectReference.ofRecord(inquiry.id()));
    }

    private Asked asked(Inquiry inquiry) {
        return new Asked(
                inquiry.id(),
                caller.get().municipality(),
                inquiry.askedBy(),
                inquiry.askedAt(),
                inquiry.reason(),
                inquiry.consent(),
                inquiry.identityCheck().name());
    }

    /// Whoever asks, bound to the area that is asked and named so that its log doesn't take them for its own staff.
    private Caller asker(Inquiry inquiry) {
        Caller who = caller.get();
        MunicipalityCode area = participants.area(new MunicipalityCode(inquiry.askedMunicipality()));
        return new Caller(area, who.municipality() + "/" + who.name(), who.client(), who.zone());
    }
}
