package jp.sesshu.certificate.counter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.passport.MachineReadableZone;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// The passport of an international certificate, from the lines that staff scanned or typed.
@ApplicationScoped
class PassportAtCounter {
    private final InstantSource clock;

    PassportAtCounter(InstantSource clock) {
        this.clock = clock;
    }

    /// @return null for a domestic certificate
    @Nullable
    Passport read(CounterApplication asked) {
        CounterApplication.PassportLines lines = asked.passport();
        if ((lines == null) == (asked.kind() == CertificateKind.INTERNATIONAL)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "passport", "Kind");
        }
        if (lines == null) {
            return null;
        }
        LocalDate today = JapaneseCalendar.today(clock);
        return MachineReadableZone.read(lines.first(), lines.second(), today).of(asked.birthDate(), today);
    }
}
