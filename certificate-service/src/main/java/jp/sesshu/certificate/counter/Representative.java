package jp.sesshu.certificate.counter;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody who comes for the person. Who exactly isn't noted: the documents were seen.
///
/// @param documents by which the representative's own identity was checked
/// @param powerOfAttorney whether a power of attorney (委任状) was handed in; a legal representative needs none
public record Representative(
        @NotNull Capacity capacity,

        @Schema(examples = "[\"DRIVING_LICENCE\"]") @NotEmpty @Size(max = 5)
        Set<@NotNull IdentityDocument> documents,

        boolean powerOfAttorney) {
    public enum Capacity {
        /// 法定代理人: a parent of a minor, an adult's guardian; shown by a family register or a certificate of registration
        LEGAL(true),
        /// 任意代理人
        AUTHORISED(false);

        private final boolean byLaw;

        Capacity(boolean byLaw) {
            this.byLaw = byLaw;
        }

        boolean isByLaw() {
            return byLaw;
        }
    }
}
