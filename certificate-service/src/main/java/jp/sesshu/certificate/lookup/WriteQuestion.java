package jp.sesshu.certificate.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;

/// Writes the one body that My Number travels in, after the log says what for: committed before anything leaves, so
/// that no use of a My Number goes unrecorded, whatever becomes of the application.
@ApplicationScoped
class WriteQuestion {
    private static final JsonFactory JSON = new JsonFactory();
    private final AuditLog audit;

    WriteQuestion(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    byte[] write(Question question) {
        Deed deed = Deed.of("certificate.applied-for", SubjectReference.ofRecord(question.application()))
                .with(Map.of("channel", question.channel().name()));
        return switch (question.who()) {
            case Sought.ByMyNumber by ->
                body(question, "myNumber", by.number().reveal(audit.permit(Purpose.CERTIFICATE, deed)));
            case Sought.ByAddresseeNumber by ->
                body(question, "addresseeNumber", by.number().value());
            case Sought.ByTicketNumber by ->
                body(question, "ticketNumber", by.number().value());
        };
    }

    private static byte[] body(Question question, String item, String number) {
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
