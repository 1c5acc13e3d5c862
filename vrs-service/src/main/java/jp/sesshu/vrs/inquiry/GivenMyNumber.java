package jp.sesshu.vrs.inquiry;

import com.fasterxml.jackson.annotation.JsonCreator;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A My Number as somebody sent it, not yet checked. Like {@link MyNumber} it can't be printed, and there is no way
/// from it to JSON.
@Schema(type = SchemaType.STRING, pattern = "[0-9]{12}", examples = "123456789018")
public final class GivenMyNumber {
    private final String digits;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    GivenMyNumber(String digits) {
        this.digits = digits;
    }

    /// @throws ProblemException that names the rule it breaks and doesn't repeat it
    public MyNumber check() {
        if (digits.length() != 12 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "Format");
        }
        if (!MyNumber.isValid(digits)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "CheckDigit");
        }
        return new MyNumber(digits);
    }

    @Override
    public String toString() {
        return "************";
    }
}
