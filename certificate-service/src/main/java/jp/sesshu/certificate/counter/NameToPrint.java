package jp.sesshu.certificate.counter;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jp.sesshu.platform.mynumber.NoMyNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A name other than the one on record, for the certificate alone; it is printed and not kept.
///
/// @param name family and given name with an ideographic space between
/// @param evidence the document that shows it
public record NameToPrint(
        @Schema(examples = "旧姓　花子") @NotNull @NoMyNumber @Pattern(regexp = "[^0-9０-９\\p{Cntrl}<>&\"]{1,50}")
        String name,

        @NotNull Kind kind,
        @Schema(examples = "RESIDENT_RECORD") @NotNull IdentityDocument evidence) {
    public enum Kind {
        /// The name of now, where the record still has an earlier one
        CURRENT,
        /// 旧姓（旧氏）
        FORMER,
        /// 別名・通称
        OTHER
    }
}
