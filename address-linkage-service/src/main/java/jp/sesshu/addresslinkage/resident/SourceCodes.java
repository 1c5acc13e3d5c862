package jp.sesshu.addresslinkage.resident;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import org.jspecify.annotations.Nullable;

/// One source's codes, translated into those kept here. A code that stands for none is refused.
final class SourceCodes {
    private static final Set<String> RESIDENCY = Set.of("1", "2", "3", "4");
    private static final Set<String> SEX = Set.of("1", "2", "9");
    private static final Set<String> REASON = Set.of("01", "02", "03", "11", "12", "21", "22", "31", "99");
    private final Map<String, String> residency;
    private final Map<String, String> sex;
    private final Map<String, String> reason;

    private SourceCodes(Map<String, String> residency, Map<String, String> sex, Map<String, String> reason) {
        this.residency = residency;
        this.sex = sex;
        this.reason = reason;
    }

    static SourceCodes of(FeedConfig config, Source source) {
        FeedConfig.CodeTables tables = config.codes().get(source);
        return new SourceCodes(
                table(RESIDENCY, tables == null ? Map.of() : tables.residency(), "residency"),
                table(SEX, tables == null ? Map.of() : tables.sex(), "sex"),
                table(REASON, tables == null ? Map.of() : tables.reason(), "reason"));
    }

    /// @throws IllegalStateException where the configuration translates into a code that there isn't
    private static Map<String, String> table(Set<String> meanings, Map<String, String> configured, String name) {
        if (configured.isEmpty()) {
            Map<String, String> itself = new TreeMap<>();
            meanings.forEach(each -> itself.put(each, each));
            return itself;
        }
        if (!meanings.containsAll(configured.values())) {
            throw new IllegalStateException(
                    "address-linkage.feed.codes.*.%s may only name %s".formatted(name, meanings));
        }
        return configured;
    }

    String residency(CsvRow row, int column) throws RowRefused {
        return required(residency, row, column);
    }

    String sex(CsvRow row, int column) throws RowRefused {
        return required(sex, row, column);
    }

    @Nullable
    String reason(CsvRow row, int column) throws RowRefused {
        return row.raw(column).isEmpty() ? null : required(reason, row, column);
    }

    private static String required(Map<String, String> table, CsvRow row, int column) throws RowRefused {
        String written = row.raw(column);
        String meaning = table.get(written);
        if (meaning == null) {
            throw row.refused(column, written.isEmpty() ? RefusalReason.MISSING : RefusalReason.UNKNOWN_CODE);
        }
        return meaning;
    }
}
