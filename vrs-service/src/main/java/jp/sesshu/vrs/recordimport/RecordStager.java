package jp.sesshu.vrs.recordimport;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import jp.sesshu.platform.importjob.StagingRow;
import jp.sesshu.platform.mynumber.MyNumberInText;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.dose.DosageRule;
import jp.sesshu.vrs.dose.DosageRules;
import jp.sesshu.vrs.dose.DoseRules;
import jp.sesshu.vrs.dose.DoseSource;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// Checks what one RECORD row says by itself. A row that cancels names the dose and why, and nothing else of it is
/// read.
final class RecordStager implements ImportKind.RowStager {
    private static final Set<String> ACTIONS = Set.of(RecordLayout.ADD, RecordLayout.OVERWRITE, RecordLayout.CANCEL);
    private static final Set<String> STATUSES = Set.of("0", "1");
    private static final Set<String> COUNTRIES = Set.of("JPN");
    private static final Map<String, DoseSource> SOURCES = Map.of(
            "1", DoseSource.TABLET,
            "2", DoseSource.FILE,
            "3", DoseSource.SCREEN,
            "4", DoseSource.CLINIC);
    /// By the code and by the Japanese name.
    private static final Map<String, VaccineProduct> PRODUCTS = Arrays.stream(VaccineProduct.values())
            .flatMap(each -> Stream.of(Map.entry(each.name(), each), Map.entry(each.japaneseName(), each)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern DOSE_NUMBER = Pattern.compile("[1-9]");
    private static final Pattern LOT = Pattern.compile("[0-9A-Z][0-9A-Z-]{2,19}");
    /// One character can stand for two digits, such as a number in a circle.
    private static final int SHORTEST_WITH_MY_NUMBER = 6;
    private static final int ITEMS_OF_THE_DOSE = 8;
    private final MunicipalityCode municipality;
    private final LocalDate today;
    private final DosageRules rules;

    RecordStager(MunicipalityCode municipality, LocalDate today, DosageRules rules) {
        this.municipality = municipality;
        this.today = today;
        this.rules = rules;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        refuseMyNumbers(row);
        String action = row.oneOf(RecordLayout.ACTION, ACTIONS);
        if (!row.requiredText(RecordLayout.MUNICIPALITY, 6).equals(municipality.value())) {
            throw row.refused(RecordLayout.MUNICIPALITY, RefusalReason.OTHER_MUNICIPALITY);
        }
        String ticket = row.matching(RecordLayout.TICKET_NUMBER, TEN_DIGITS);
        short doseNumber = Short.parseShort(row.matching(RecordLayout.DOSE_NUMBER, DOSE_NUMBER));
        staging.add(action).add(ticket).add(doseNumber).add(source(row)).add(note(row, action));
        if (action.equals(RecordLayout.CANCEL)) {
            for (int i = 0; i < ITEMS_OF_THE_DOSE; i++) {
                staging.addNull();
            }
        } else {
            stageDose(row, doseNumber, staging);
        }
    }

    /// Whatever is kept or shown of a row is kept and shown plainly, so no item may hold one.
    private static void refuseMyNumbers(CsvRow row) throws RowRefused {
        for (int column = 0; column < RecordLayout.HEADER.size(); column++) {
            String item = row.raw(column);
            if (item.length() >= SHORTEST_WITH_MY_NUMBER && MyNumberInText.isIn(item)) {
                throw row.refused(column, RefusalReason.MY_NUMBER);
            }
        }
    }

    private static String source(CsvRow row) throws RowRefused {
        String code = row.optionalOneOf(RecordLayout.SOURCE, SOURCES.keySet());
        return SOURCES.getOrDefault(code == null ? "2" : code, DoseSource.FILE).name();
    }

    /// Whoever changes what is on record says why.
    private static @Nullable String note(CsvRow row, String action) throws RowRefused {
        return action.equals(RecordLayout.ADD)
                ? row.text(RecordLayout.NOTE, 200)
                : row.requiredText(RecordLayout.NOTE, 200);
    }

    private void stageDose(CsvRow row, short doseNumber, StagingRow staging) throws RowRefused {
        if (row.oneOf(RecordLayout.STATUS, STATUSES).equals("0")) {
            throw row.refused(RecordLayout.STATUS, RefusalReason.INTERVIEW_ONLY);
        }
        row.text(RecordLayout.VACCINE_TYPE, 20);
        row.optionalOneOf(RecordLayout.COUNTRY, COUNTRIES);
        LocalDate day = day(row);
        VaccineProduct product = product(row);
        DosageRule rule = rules.find(product, doseNumber, day);
        staging.add(day)
                .add(product.name())
                .add(row.matching(RecordLayout.LOT, LOT))
                .add(row.requiredText(RecordLayout.VENUE, 30))
                .add(row.text(RecordLayout.DOCTOR, 20))
                .add(rule == null ? null : rule.bornFrom(day))
                .add(rule == null ? null : rule.bornUntil(day))
                .add(interval(rule));
    }

    private LocalDate day(CsvRow row) throws RowRefused {
        LocalDate day = row.date(RecordLayout.GIVEN_ON);
        if (day.isAfter(today)) {
            throw row.refused(RecordLayout.GIVEN_ON, RefusalReason.DATE_IN_THE_FUTURE);
        }
        if (day.isBefore(DoseRules.PROGRAMME_START)) {
            throw row.refused(RecordLayout.GIVEN_ON, RefusalReason.DATE_BEFORE_PROGRAMME);
        }
        return day;
    }

    /// The maker follows from the product, so it isn't kept; it may not contradict it.
    private static VaccineProduct product(CsvRow row) throws RowRefused {
        String code = row.oneOf(RecordLayout.PRODUCT, PRODUCTS.keySet());
        VaccineProduct product = java.util.Objects.requireNonNull(PRODUCTS.get(code));
        row.optionalOneOf(RecordLayout.MAKER, Set.of(product.maker()));
        return product;
    }

    private static @Nullable String interval(@Nullable DosageRule rule) {
        Period interval = rule == null ? null : rule.interval();
        return interval == null ? null : interval.toString();
    }
}
