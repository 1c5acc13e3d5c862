package jp.sesshu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("HM-11")
class RequestTextsTest {
    record Checked(
            @NotBlank @NoMyNumber String reason,
            @Pattern(regexp = "[0-9]{4}") String year,
            List<@NotBlank @NoMyNumber String> notes,
            AddresseeNumber number,
            int count,
            @Valid Part part,
            List<@Valid Part> parts,
            @JsonAnySetter Map<String, Object> unknown) {}

    record Part(@NoMyNumber String comment) {}

    record Careless(@NotBlank String reason, List<@NotBlank String> notes, Part part, List<Part> parts) {}

    @Test
    void acceptsTextsThatAreChecked() {
        assertThat(RequestTexts.unchecked(Checked.class, true)).isEmpty();
    }

    @Test
    void findsTextsThatAreNotWhereverTheyStand() {
        assertThat(RequestTexts.unchecked(Careless.class, true))
                .containsExactly("Careless.reason", "Careless.notes", "Part.comment", "Part.comment");
    }

    @Test
    void checksThatNobodyRunsAreNone() {
        assertThat(RequestTexts.unchecked(Part.class, false)).containsExactly("Part.comment");
    }

    @Test
    void looksIntoListsOfRequests() throws NoSuchMethodException {
        assertThat(endpoint("checked")).isEmpty();
        assertThat(endpoint("careless")).containsExactly("Part.comment");
    }

    private static List<String> endpoint(String name) throws NoSuchMethodException {
        Parameter request = Endpoints.class.getDeclaredMethod(name, List.class).getParameters()[0];
        return RequestTexts.unchecked(request).toList();
    }

    interface Endpoints {
        void checked(List<@Valid Part> parts);

        void careless(List<Part> parts);
    }
}
