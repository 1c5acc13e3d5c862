package jp.sesshu.certificate.kiosk;

import java.time.Instant;
import java.time.LocalTime;
import jp.sesshu.certificate.machine.MachineProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;

/// When kiosks issue, in Japan.
///
/// @param closesAt not included
record OpeningHours(LocalTime opensAt, LocalTime closesAt) {
    /// @throws ProblemException outside these hours
    void require(Instant now) {
        LocalTime time = now.atZone(JapaneseCalendar.TOKYO).toLocalTime();
        if (time.isBefore(opensAt) || !time.isBefore(closesAt)) {
            throw ProblemException.of(MachineProblem.KIOSK_CLOSED);
        }
    }
}
