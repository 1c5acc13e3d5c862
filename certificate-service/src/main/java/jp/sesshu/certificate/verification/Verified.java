package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A certificate that is believed, with what it says.
///
/// @param checked what was verified
/// @param notChecked what a reader might think was verified, and wasn't
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verified(
        Format format,
        String issuer,
        @Nullable Instant issuedAt,
        Person person,
        List<Dose> doses,
        Set<Check> checked,
        Set<Check> notChecked) {
    /// What the certificate is.
    public enum Format {
        SMART_HEALTH_CARD,
        VDS_NC
    }

    /// What can be verified of a certificate, and what can't from a certificate alone.
    public enum Check {
        FORMAT,
        SIGNATURE,
        ISSUER,
        VALIDITY,
        REVOCATION,
        SIGNER_CERTIFICATE,
        SIGNER_REVOCATION,
        /// Whether the person who shows it is the one it names: a person compares a document with a photograph.
        HOLDER,
        /// Whether the record behind it was changed since.
        RECORD
    }

    /// @param documentNumber the passport's, where the certificate names it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(String name, @Nullable String birthDate, @Nullable String documentNumber) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dose(
            @Nullable Integer number, String givenOn, String vaccine, @Nullable String lot, @Nullable String givenBy) {}
}
