package jp.sesshu.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Completes the answers of each operation, so that a resource describes only its own: the problems that any call can
/// meet, what becomes of an upload, and that a method without a result answers 204.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DescribeAnswers implements OASFilter {
    static final String ID = "01980a5d-ac96-774b-bcce-b302099a8057";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(ProblemAnswer.SCHEMA, ProblemAnswer.schema());
        Schema uuid = document.getComponents().getSchemas().get("UUID");
        if (uuid != null) {
            uuid.setExamples(List.of(ID));
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        APIResponses answers = operation.getResponses();
        if (Upload.isOne(operation)) {
            Upload.describe(operation);
        }
        answerNothing(answers);
        MetProblems.of(path, operation)
                .forEach((status, codes) ->
                        answers.addAPIResponse(String.valueOf(status), ProblemAnswer.of(status, codes)));
    }

    /// What a method without a result is taken for is that something was created, of which it would tell.
    private static void answerNothing(APIResponses answers) {
        APIResponse created = answers.getAPIResponse("201");
        if (created != null && created.getContent() == null) {
            answers.removeAPIResponse("201");
            answers.addAPIResponse("204", created.description("Done"));
        }
    }
}
