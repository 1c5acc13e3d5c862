package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import jp.sesshu.vrs.rule.RuleFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The programme's table of products, ages and intervals. It changed many times and is data: a file, read at the start.
@ApplicationScoped
public class DosageRules {
    private final List<DosageRule> rules;

    /// @param file {@code vrs.dosage-rules}: a file in place of the table that comes with the service
    DosageRules(@ConfigProperty(name = "vrs.dosage-rules") Optional<Path> file) {
        rules = RuleFile.read(file, "/rules/dosage.csv", 8, DosageRules::parse);
    }

    private static DosageRule parse(String[] item) {
        return new DosageRule(
                VaccineProduct.valueOf(item[0]),
                Integer.parseInt(item[1]),
                Integer.parseInt(item[2]),
                item[3].isEmpty() ? null : Period.parse(item[3]),
                Integer.parseInt(item[4]),
                item[5].isEmpty() ? null : Integer.valueOf(item[5]),
                LocalDate.parse(item[6]),
                LocalDate.parse(item[7]));
    }

    /// The rule in force on that day; null where the table says nothing of it.
    @Nullable
    public DosageRule find(VaccineProduct product, int doseNumber, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.holds(product, doseNumber, day))
                .findFirst()
                .orElse(null);
    }
}
