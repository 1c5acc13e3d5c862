package jp.sesshu.certificate.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One certificate as the municipality knows it: not the name on it, and no passport number.
///
/// @param outdatedAt when it was heard that a dose it is about was corrected or cancelled
/// @param check what was checked at the counter, where it was issued there
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssuedCertificate(
        @Schema(examples = "JPN90000120211209200002") String id,
        String addresseeNumber,
        CertificateKind kind,
        Channel channel,
        CertificateState state,
        String issuedBy,
        Instant issuedAt,
        int doses,
        @Nullable String replaces,
        @Nullable Instant outdatedAt,
        @Nullable Withdrawal withdrawal,
        @Nullable Check check) {
    record Withdrawal(WithdrawalReason reason, String by, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(
            List<String> documents,
            String nameKind,
            @Nullable String nameEvidence,
            @Nullable String representative,
            List<String> representativeDocuments,
            boolean powerOfAttorney,
            boolean protectionChecked,
            String checkedBy,
            Instant checkedAt) {}
}
