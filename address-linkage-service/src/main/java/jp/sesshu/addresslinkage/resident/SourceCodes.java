package jp.sesshu.addresslinkage.resident;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.resident.FeedConfig.CodeTables;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import org.jspecify.annotations.Nullable;

/// One source's codes, translated into those kept here. A code that stands for none is refused.
final class SourceCodes {
    private static final Map<String, String> RESIDENCY = themselves("1", "2", "3", "4");
    private static final Map<String, String> SEX = themselves("1", "2", "9");
    private static final Map<String, String> REASON = themselves("01", "02", "03", "11", "12", "21", "22", "31", "99");
    private static final Map<String, String> NO_OR_YES = themselves("0", "1");
    private static final int RELATIONSHIP_LENGTH = 2;
    private final Map<String, String> residency;
    private final Map<String, String> sex;
    private final Map<String, String> reason;
    private final Map<String, String> deleted;
    private final Map<String, String> specialCharacters;
    /// Empty where none is configured.
    private final Map<String, String> relationship;

    private SourceCodes(@Nullable CodeTables tables) {
        residency = table(RESIDENCY, configured(tables, CodeTables::residency), "residency");
        sex = table(SEX, configured(tables, CodeTables::sex), "sex");
        reason = table(REASON, configured(tables, CodeTables::reason), "reason");
        deleted = table(NO_OR_YES, configured(tables, CodeTables::deleted), "deleted");
        specialCharacters = table(NO_OR_YES, configured(tables, CodeTables::specialCharacters), "special-characters");
        relationship = configured(tables, CodeTables::relationship);
        if (!relationship.values().stream().allMatch(SourceCodes::isRelationship)) {
            throw unfit("relationship", "codes of two digits or capital letters");
        }
    }

    /// @throws IllegalStateException where the configuration translates into a code that there isn't
    static SourceCodes of(FeedConfig config, Source source) {
        return new SourceCodes(config.codes().get(source));
    }

    private static Map<String, String> themselves(String... codes) {
        return Set.of(codes).stream().collect(Collectors.toUnmodifiableMap(each -> each, each -> each));
    }

    private static Map<String, String> configured(
            @Nullable CodeTables tables, Function<CodeTables, Map<String, String>> table) {
        return tables == null ? Map.of() : table.apply(tables);
    }

    private static Map<String, String> table(
            Map<String, String> meanings, Map<String, String> configured, String name) {
        if (configured.isEmpty()) {
            return meanings;
        }
        if (!meanings.keySet().containsAll(configured.values())) {
            throw unfit(name, meanings.keySet().toString());
        }
        return configured;
    }

    private static IllegalStateException unfit(String name, String known) {
        return new IllegalStateException("address-linkage.feed.codes.*.%s may only name %s".formatted(name, known));
    }

    String residency(CsvRow row, int column) throws RowRefused {
        return required(residency, row, column);
    }

    String sex(CsvRow row, int column) throws RowRefused {
        return required(sex, row, column);
    }

    @Nullable
    String reason(CsvRow row, int column) throws RowRefused {
        return optional(reason, row, column);
    }

    @Nullable
    String deleted(CsvRow row, int column) throws RowRefused {
        return optional(deleted, row, column);
    }

    @Nullable
    String specialCharacters(CsvRow row, int column) throws RowRefused {
        return optional(specialCharacters, row, column);
    }

    /// There are more relationships than the project's profile lists, so a source without a table of its own may write
    /// any code of their shape.
    @Nullable
    String relationship(CsvRow row, int column) throws RowRefused {
        String written = row.raw(column);
        if (written.isEmpty() || !relationship.isEmpty()) {
            return optional(relationship, row, column);
        }
        if (!isRelationship(written)) {
            throw row.refused(column, RefusalReason.FORMAT);
        }
        return written;
    }

    private static boolean isRelationship(String code) {
        return code.length() == RELATIONSHIP_LENGTH
                && isDigitOrCapital(code.charAt(0))
                && isDigitOrCapital(code.charAt(1));
    }

    private static boolean isDigitOrCapital(char each) {
        return (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z');
    }

    private static @Nullable String optional(Map<String, String> table, CsvRow row, int column) throws RowRefused {
        return row.raw(column).isEmpty() ? null : required(table, row, column);
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
