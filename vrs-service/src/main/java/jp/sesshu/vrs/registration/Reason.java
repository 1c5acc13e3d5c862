package jp.sesshu.vrs.registration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why somebody changes what is on record, in their own words, at most 200 characters. It goes to the history and to
/// the audit log, so a My Number typed here is refused.
@Schema(type = SchemaType.STRING, maxLength = 200, examples = "転記誤り")
public record Reason(@JsonValue String words) {
    private static final Pattern TWELVE_DIGITS = Pattern.compile("([0-9][ -]?){12}");
    private static final int LIMIT = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reason {
        if (words.isBlank()
                || words.length() > LIMIT
                || TWELVE_DIGITS
                        .matcher(Normalizer.normalize(words, Normalizer.Form.NFKC))
                        .find()) {
            throw new IllegalArgumentException("not a reason");
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
