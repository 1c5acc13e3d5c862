package jp.sesshu.simulators;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The municipalities that can be chosen.
@ApplicationScoped
public class Municipalities {
    /// @param ja its name in Japanese
    /// @param en its name in English
    /// @param feeYen at a kiosk
    /// @param opensAt when kiosks issue for it, in Japan; null where nobody has said
    public record Municipality(
            String code,
            String ja,
            String en,
            int feeYen,
            @Nullable LocalTime opensAt,
            @Nullable LocalTime closesAt) {
        /// As the certificate service has it.
        public Municipality offering(int fee, @Nullable LocalTime opens, @Nullable LocalTime closes) {
            return new Municipality(code, ja, en, fee, opens, closes);
        }
    }

    private final List<Municipality> all;

    Municipalities(SimulatorConfig config) {
        all = config.municipalities().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue().split(",", 2)))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    public List<Municipality> all() {
        return all;
    }

    private static Municipality of(String code, String[] names) {
        return new Municipality(code, names[0].strip(), names[names.length - 1].strip(), 0, null, null);
    }
}
