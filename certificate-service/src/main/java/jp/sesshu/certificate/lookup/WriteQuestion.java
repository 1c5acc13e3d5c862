package jp.sesshu.certificate.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.transaction.GroupCommit;

/// Writes the one body that My Number travels in, after the log says what for: committed before anything leaves, so
/// that no use of a My Number goes unrecorded, whatever becomes of the application.
@ApplicationScoped
class WriteQuestion {
    private static final JsonFactory JSON = new JsonFactory();
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<Question, byte[]> group;

    WriteQuestion(CurrentCaller caller, AuditLog audit, QuestionsByMyNumber questions) {
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(questions::write);
    }

    /// @throws Exception where the use can't be written down
    byte[] write(Question question) throws Exception {
        return switch (question.who()) {
            case Sought.ByMyNumber _ -> withMyNumber(question);
            case Sought.ByAddresseeNumber by ->
                body(question, "addresseeNumber", by.number().value());
            case Sought.ByTicketNumber by ->
                body(question, "ticketNumber", by.number().value());
        };
    }

    private byte[] withMyNumber(Question question) throws Exception {
        byte[] body = group.carriedOut(question, caller.get());
        audit.recordedWithOthers();
        return body;
    }

    static byte[] body(Question question, String item, String number) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("purpose", Purpose.CERTIFICATE.name());
            json.writeStringField("channel", question.channel().name());
            json.writeStringField("application", question.application().toString());
            if (question.requestedBy() != null) {
                json.writeStringField("requestedBy", question.requestedBy());
            }
            json.writeStringField(item, number);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
