package jp.sesshu.vrs.registration;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody typed as a My Number, on its way into a row that is checked and encrypted. It can't be printed.
@Schema(type = SchemaType.STRING, examples = "123456789018")
final class TypedMyNumber {
    private final String typed;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TypedMyNumber(String typed) {
        this.typed = typed;
    }

    String forRow() {
        return typed;
    }

    @Override
    public String toString() {
        return "************";
    }
}
