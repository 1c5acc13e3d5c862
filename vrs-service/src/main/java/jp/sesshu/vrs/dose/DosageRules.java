package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The programme's table of products, ages and intervals. It changed many times and is data: a file, read at the start.
@ApplicationScoped
class DosageRules {
    private static final String DEFAULT = "/rules/dosage.csv";
    private final List<DosageRule> rules;

    /// @param file {@code vrs.dosage-rules}: a file in place of the table that comes with the service
    DosageRules(@ConfigProperty(name = "vrs.dosage-rules") Optional<Path> file) {
        try (BufferedReader lines = open(file)) {
            rules = lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(DosageRules::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader open(Optional<Path> file) throws IOException {
        return file.isPresent()
                ? Files.newBufferedReader(file.get())
                : new BufferedReader(new InputStreamReader(
                        java.util.Objects.requireNonNull(DosageRules.class.getResourceAsStream(DEFAULT)),
                        StandardCharsets.UTF_8));
    }

    private static DosageRule parse(String line) {
        String[] item = line.split(",", -1);
        if (item.length != 8) {
            throw new IllegalStateException("a dosage rule has 8 items: " + line);
        }
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
    DosageRule find(VaccineProduct product, int doseNumber, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.holds(product, doseNumber, day))
                .findFirst()
                .orElse(null);
    }
}
