package jp.sesshu.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// An operation that takes a CSV file as a job.
final class Upload {
    private static final String CSV = "text/csv";
    private static final String CHARSET =
            "CSV with a header line, as text/csv;charset=UTF-8 or text/csv;charset=windows-31j: the charset must be "
                    + "declared, it is never guessed.";

    private Upload() {}

    static boolean isOne(Operation operation) {
        RequestBody body = operation.getRequestBody();
        return body != null && body.getContent() != null && body.getContent().hasMediaType(CSV);
    }

    static void describe(Operation operation) {
        RequestBody file = operation.getRequestBody();
        file.setDescription(file.getDescription() == null ? CHARSET : CHARSET + " " + file.getDescription());
        file.setRequired(true);
        APIResponses answers = operation.getResponses();
        answers.removeAPIResponse("200");
        answers.addAPIResponse("202", accepted());
    }

    private static APIResponse accepted() {
        Schema job = ProblemAnswer.text(DescribeAnswers.ID).format("uuid");
        MediaType body =
                OASFactory.createMediaType().schema(ProblemAnswer.object().addProperty("job", job));
        return OASFactory.createAPIResponse()
                .description("Accepted as a job, which the header Location names too")
                .addHeader(
                        "Location", OASFactory.createHeader().schema(ProblemAnswer.text("/jobs/" + DescribeAnswers.ID)))
                .content(OASFactory.createContent().addMediaType("application/json", body));
    }
}
