package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.sesshu.certificate.content.Vaccine;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.certificate.verification.Verified.Dose;
import jp.sesshu.certificate.verification.Verified.Person;
import org.jspecify.annotations.Nullable;

/// What a card's payload has to be: one person and at least one vaccination. Members that the profile doesn't name are
/// left aside; they are signed all the same, and never shown.
final class CardSchema {
    private static final String HEALTH_CARD = "https://smarthealth.cards#health-card";
    private static final String CVX = "http://hl7.org/fhir/sid/cvx";
    private static final Map<String, String> NAMES = Stream.of(Vaccine.values())
            .collect(Collectors.toMap(Vaccine::cvx, vaccine -> vaccine.latinName() + " (" + vaccine.maker() + ")"));

    private CardSchema() {}

    static void require(JsonNode payload) throws NotBelieved {
        JsonNode subject = payload.at("/vc/credentialSubject");
        JsonNode bundle = subject.path("fhirBundle");
        boolean shaped = payload.path("iss").isTextual()
                && payload.path("nbf").isNumber()
                && (!payload.has("exp") || payload.path("exp").isNumber())
                && each(payload.at("/vc/type")).anyMatch(type -> type.asText().equals(HEALTH_CARD))
                && subject.path("fhirVersion").asText().startsWith("4.")
                && bundle.path("resourceType").asText().equals("Bundle")
                && bundle.path("type").asText().equals("collection");
        if (!shaped || !isAboutOneVaccinatedPerson(bundle)) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    private static boolean isAboutOneVaccinatedPerson(JsonNode bundle) {
        List<JsonNode> patients = resources(bundle, "Patient");
        List<JsonNode> doses = resources(bundle, "Immunization");
        if (patients.size() != 1 || doses.isEmpty() || !hasName(patients.getFirst())) {
            return false;
        }
        String reference = each(bundle.path("entry"))
                .filter(entry -> entry.path("resource").equals(patients.getFirst()))
                .map(entry -> entry.path("fullUrl").asText())
                .findFirst()
                .orElse("");
        return doses.stream().allMatch(dose -> isGiven(dose, reference));
    }

    private static boolean hasName(JsonNode patient) {
        return !name(patient).isBlank();
    }

    private static boolean isGiven(JsonNode dose, String patient) {
        JsonNode coding = dose.path("vaccineCode").path("coding");
        return dose.path("status").asText().equals("completed")
                && dose.path("patient").path("reference").asText().equals(patient)
                && dose.path("occurrenceDateTime").isTextual()
                && !coding.isEmpty()
                && each(coding).allMatch(each -> each.path("system").isTextual() && each.path("code").isTextual());
    }

    static Person person(JsonNode payload) {
        JsonNode patient = resources(bundle(payload), "Patient").getFirst();
        return new Person(name(patient), text(patient.path("birthDate")), null);
    }

    static List<Dose> doses(JsonNode payload) {
        List<Dose> doses = new ArrayList<>();
        for (JsonNode dose : resources(bundle(payload), "Immunization")) {
            doses.add(new Dose(
                    null,
                    dose.path("occurrenceDateTime").asText(),
                    vaccine(dose.path("vaccineCode").path("coding")),
                    text(dose.path("lotNumber")),
                    text(dose.at("/performer/0/actor/display"))));
        }
        return doses;
    }

    private static String vaccine(JsonNode codings) {
        return each(codings)
                .filter(coding -> coding.path("system").asText().equals(CVX))
                .map(coding -> coding.path("code").asText())
                .map(code -> Objects.requireNonNullElse(NAMES.get(code), "CVX " + code))
                .findFirst()
                .orElse(codings.path(0).path("code").asText());
    }

    private static String name(JsonNode patient) {
        JsonNode name = patient.path("name").path(0);
        if (name.path("text").isTextual()) {
            return name.path("text").asText();
        }
        return Stream.concat(
                        Stream.of(name.path("family").asText()),
                        each(name.path("given")).map(JsonNode::asText))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode bundle(JsonNode payload) {
        return payload.at("/vc/credentialSubject/fhirBundle");
    }

    private static List<JsonNode> resources(JsonNode bundle, String type) {
        return each(bundle.path("entry"))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }
}
