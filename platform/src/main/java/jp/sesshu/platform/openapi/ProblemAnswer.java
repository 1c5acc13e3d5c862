package jp.sesshu.platform.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.platform.problem.Messages;
import jp.sesshu.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// A refusal as it is described: the titles of the problems it can be, and an example of each. A problem that has no
/// title ends the build.
final class ProblemAnswer {
    static final String SCHEMA = "Problem";

    private ProblemAnswer() {}

    static APIResponse of(int status, Collection<String> codes) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        codes.forEach(code -> body.addExample(code, OASFactory.createExample().value(example(code, status))));
        return OASFactory.createAPIResponse()
                .description(
                        codes.stream().map(code -> title(code, Locale.ENGLISH)).collect(Collectors.joining(" Or: ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    }

    static Schema schema() {
        return object().description(
                        "RFC 9457. The title is in the language that is asked for, Japanese unless English is")
                .addProperty("type", text("/problems/malformed-request"))
                .addProperty("title", text(title("malformed-request", Locale.JAPANESE)))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .examples(List.of(400)))
                .addProperty("field", text("reason").description("the item that was refused, if one was"))
                .addProperty("rule", text("NotBlank").description("the rule it breaks, as a stable word"))
                .addProperty("location", text("/jobs/" + DescribeAnswers.ID).description("where to look instead"))
                .required(List.of("type", "title", "status"));
    }

    static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    static Schema text(String example) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).examples(List.of(example));
    }

    private static Map<String, Object> example(String code, int status) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "/problems/" + code);
        example.put("title", title(code, Locale.JAPANESE));
        example.put("status", status);
        return example;
    }

    private static String title(String code, Locale language) {
        return Messages.text("problem." + code, language);
    }
}
