package jp.sesshu.certificate.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.DisclosurePermit;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.transaction.Asked;

/// Writes the one body that My Numbers travel in, those of several applications, after the log says of each what for:
/// committed before anything leaves, so that no use of a My Number goes unrecorded, whatever becomes of the application.
@ApplicationScoped
class WriteQuestions {
    private static final JsonFactory JSON = new JsonFactory();
    private final AuditLog audit;

    WriteQuestions(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    byte[] write(List<Asked<Question, LookedUp>> group) {
        List<Event> uses = group.stream()
                .filter(asked -> asked.command().who() instanceof Sought.ByMyNumber)
                .map(asked -> asked.inItsName(() -> audit.eventOfGroup(Purpose.CERTIFICATE, use(asked.command()))))
                .toList();
        List<Question> questions = group.stream().map(Asked::command).toList();
        if (uses.isEmpty()) {
            return body(questions, WriteQuestions::unopened);
        }
        DisclosurePermit permit = audit.permitOfGroup(uses);
        return body(questions, number -> number.reveal(permit));
    }

    private static String unopened(MyNumber number) {
        throw new IllegalStateException("no My Number is opened unless an entry says what for");
    }

    private static Deed use(Question question) {
        return Deed.of("certificate.applied-for", SubjectReference.ofRecord(question.application()))
                .with(Map.of("channel", question.channel().name()));
    }

    private static byte[] body(List<Question> questions, Function<MyNumber, String> reveal) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeArrayFieldStart("lookUps");
            for (Question question : questions) {
                write(json, question, reveal);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static void write(JsonGenerator json, Question question, Function<MyNumber, String> reveal)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("purpose", Purpose.CERTIFICATE.name());
        json.writeStringField("channel", question.channel().name());
        json.writeStringField("application", question.application().toString());
        if (question.requestedBy() != null) {
            json.writeStringField("requestedBy", question.requestedBy());
        }
        switch (question.who()) {
            case Sought.ByMyNumber by -> json.writeStringField("myNumber", reveal.apply(by.number()));
            case Sought.ByAddresseeNumber by ->
                json.writeStringField("addresseeNumber", by.number().value());
            case Sought.ByTicketNumber by ->
                json.writeStringField("ticketNumber", by.number().value());
        }
        json.writeEndObject();
    }
}
