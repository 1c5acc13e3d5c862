package jp.sesshu.simulators;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The municipalities that can be chosen.
@ApplicationScoped
public class Municipalities {
    /// @param ja its name in Japanese
    /// @param en its name in English
    public record Municipality(String code, String ja, String en, int feeYen) {}

    private final List<Municipality> all;

    Municipalities(SimulatorConfig config) {
        all = config.municipalities().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue().split(",", 2), config.feeYen()))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    public List<Municipality> all() {
        return all;
    }

    private static Municipality of(String code, String[] names, int feeYen) {
        return new Municipality(code, names[0].strip(), names[names.length - 1].strip(), feeYen);
    }
}
