package jp.sesshu.vrs.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.provisionrecord.ProvidedDose;
import jp.sesshu.vrs.watching.MayMiss;
import org.jspecify.annotations.Nullable;

/// An inquiry as its asker sees it.
///
/// @param addresseeNumber the person's in the municipality that asks
/// @param ownKey the asker's own key of a line of a file
/// @param doses of a record that was found; absent once they are let go
@JsonInclude(JsonInclude.Include.NON_NULL)
record Inquiry(
        UUID id,
        Answer answer,
        String askedMunicipality,
        String addresseeNumber,
        String reason,
        boolean consent,
        IdentityCheck identityCheck,
        String askedBy,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable UUID file,
        @Nullable String ownKey,
        int doseCount,
        @Nullable List<ProvidedDose> doses)
        implements MayMiss {
    @Override
    public @Nullable AlarmKind missed() {
        return answer == Answer.NOBODY ? AlarmKind.MISSES : null;
    }

    Inquiry with(@Nullable List<ProvidedDose> answered) {
        return new Inquiry(
                id,
                answer,
                askedMunicipality,
                addresseeNumber,
                reason,
                consent,
                identityCheck,
                askedBy,
                askedAt,
                answeredAt,
                file,
                ownKey,
                doseCount,
                answered);
    }
}
