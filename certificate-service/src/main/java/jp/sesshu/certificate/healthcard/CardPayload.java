package jp.sesshu.certificate.healthcard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.signing.IssuerConfig;

/// What a card says: exactly the members that the vaccination profile for data-minimised cards takes, and nothing more.
/// No number, address or sex of the person has a place in it. The number of a dose neither: doses are in the order of
/// their days.
final class CardPayload {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> TYPES = List.of(
            "https://smarthealth.cards#health-card",
            "https://smarthealth.cards#immunization",
            "https://smarthealth.cards#covid19");
    private static final String CVX = "http://hl7.org/fhir/sid/cvx";
    private static final String BETWEEN_NAMES = "\u3000";

    private final IssuerConfig issuer;
    private final CertificateContent content;
    private final String rid;

    CardPayload(IssuerConfig issuer, CertificateContent content, String rid) {
        this.issuer = issuer;
        this.content = content;
        this.rid = rid;
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("iss", issuer.url().value());
            json.writeNumberField("nbf", content.issuedAt().getEpochSecond());
            json.writeObjectFieldStart("vc");
            strings(json, "type", TYPES);
            json.writeObjectFieldStart("credentialSubject");
            json.writeStringField("fhirVersion", "4.0.1");
            bundle(json);
            json.writeEndObject();
            json.writeStringField("rid", rid);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void bundle(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("fhirBundle");
        json.writeStringField("resourceType", "Bundle");
        json.writeStringField("type", "collection");
        json.writeArrayFieldStart("entry");
        json.writeStartObject();
        json.writeStringField("fullUrl", "resource:0");
        json.writeObjectFieldStart("resource");
        patient(json);
        json.writeEndObject();
        json.writeEndObject();
        int number = 1;
        for (DoseGiven dose : content.doses()) {
            json.writeStartObject();
            json.writeStringField("fullUrl", "resource:" + number++);
            json.writeObjectFieldStart("resource");
            immunization(json, dose);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void patient(JsonGenerator json) throws IOException {
        json.writeStringField("resourceType", "Patient");
        json.writeArrayFieldStart("name");
        json.writeStartObject();
        Passport passport = content.passport();
        if (passport == null) {
            japaneseName(json, content.holder().name());
        } else {
            name(json, passport.surname(), List.of(passport.givenNames().split(" +")));
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("birthDate", content.holder().birthDate().toString());
    }

    /// A name that isn't divided is a family name only: a card must not guess where a name divides.
    private static void japaneseName(JsonGenerator json, String name) throws IOException {
        List<String> parts = Stream.of(name.split(BETWEEN_NAMES))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        name(json, parts.getFirst(), parts.subList(1, parts.size()));
    }

    private static void name(JsonGenerator json, String family, List<String> given) throws IOException {
        if (!family.isEmpty()) {
            json.writeStringField("family", family);
        }
        List<String> names = given.stream().filter(each -> !each.isEmpty()).toList();
        if (!names.isEmpty()) {
            strings(json, "given", names);
        }
    }

    private void immunization(JsonGenerator json, DoseGiven dose) throws IOException {
        json.writeStringField("resourceType", "Immunization");
        json.writeStringField("status", "completed");
        json.writeObjectFieldStart("vaccineCode");
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        json.writeStringField("system", CVX);
        json.writeStringField("code", dose.vaccine().cvx());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("patient");
        json.writeStringField("reference", "resource:0");
        json.writeEndObject();
        json.writeStringField("occurrenceDateTime", dose.givenOn().toString());
        json.writeStringField("lotNumber", dose.lot());
        json.writeArrayFieldStart("performer");
        json.writeStartObject();
        json.writeObjectFieldStart("actor");
        json.writeStringField("display", issuer.authority());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
