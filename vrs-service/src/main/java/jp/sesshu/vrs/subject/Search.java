package jp.sesshu.vrs.subject;

import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whom staff look up, by one of the two numbers. My Number is no way in.
public record Search(
        @Schema(examples = "1000000001") @Nullable AddresseeNumber addresseeNumber,
        @Schema(examples = "2000000001") @Nullable TicketNumber ticketNumber) {}
