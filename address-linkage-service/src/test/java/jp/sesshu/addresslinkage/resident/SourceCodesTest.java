package jp.sesshu.addresslinkage.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.RowRefused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A source's own codes are translated by configured tables.
@Tag("UAN-1")
class SourceCodesTest {
    @Test
    void aSourceThatIsNotConfiguredWritesTheCodesKeptHere() throws RowRefused {
        SourceCodes codes = SourceCodes.of(config(Map.of()), Source.TAX);

        assertThat(codes.sex(row("2"), 0)).isEqualTo("2");
        assertThat(codes.reason(row(""), 0)).isNull();
        assertThatThrownBy(() -> codes.sex(row("F"), 0)).hasMessageContaining("UNKNOWN_CODE");
        assertThatThrownBy(() -> codes.residency(row(""), 0)).hasMessageContaining("MISSING");
    }

    @Test
    void aSourcesOwnCodesMeanWhatTheTableSaysAndTheOthersNothing() throws RowRefused {
        SourceCodes codes = SourceCodes.of(
                config(Map.of(
                        "address-linkage.feed.codes.tax.sex.M", "1",
                        "address-linkage.feed.codes.tax.sex.F", "2",
                        "address-linkage.feed.codes.tax.reason.A9", "99")),
                Source.TAX);

        assertThat(codes.sex(row("F"), 0)).isEqualTo("2");
        assertThat(codes.reason(row("A9"), 0)).isEqualTo("99");
        assertThat(codes.residency(row("1"), 0)).isEqualTo("1");
        assertThatThrownBy(() -> codes.sex(row("2"), 0)).hasMessageContaining("UNKNOWN_CODE");
    }

    @Test
    void aTableThatNamesACodeThatThereIsNotIsRefusedByName() {
        FeedConfig config = config(Map.of("address-linkage.feed.codes.tax.sex.X", "7"));

        assertThatThrownBy(() -> SourceCodes.of(config, Source.TAX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sex");
    }

    private static CsvRow row(String value) {
        return new CsvRow(List.of("項目"), new String[] {value});
    }

    private static FeedConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(FeedConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(FeedConfig.class);
    }
}
