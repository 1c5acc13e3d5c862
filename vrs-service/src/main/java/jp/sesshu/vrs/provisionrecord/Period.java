package jp.sesshu.vrs.provisionrecord;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Days in Japan, the first and the last included.
public record Period(LocalDate from, LocalDate to) {
    /// @throws ProblemException where it ends before it begins
    public Period {
        if (to.isBefore(from)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "to", "AfterFrom");
        }
    }

    public OffsetDateTime start() {
        return instant(from);
    }

    /// The first moment that isn't in it.
    public OffsetDateTime end() {
        return instant(to.plusDays(1));
    }

    private static OffsetDateTime instant(LocalDate day) {
        return day.atStartOfDay(JapaneseCalendar.TOKYO).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
