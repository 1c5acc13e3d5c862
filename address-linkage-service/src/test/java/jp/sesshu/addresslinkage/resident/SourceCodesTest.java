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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"residency", "sex", "reason", "relationship", "deleted", "special-characters"})
    void aTableThatNamesACodeThatThereIsNotIsRefusedByName(String table) {
        FeedConfig config = config(Map.of("address-linkage.feed.codes.tax.%s.X".formatted(table), "7"));

        assertThatThrownBy(() -> SourceCodes.of(config, Source.TAX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(table);
    }

    @Test
    void relationshipsAreAsWrittenWhereNoTableIsConfigured() throws RowRefused {
        SourceCodes codes = SourceCodes.of(config(Map.of()), Source.REGISTRY);

        assertThat(codes.relationship(row("02"), 0)).isEqualTo("02");
        assertThat(codes.relationship(row("9Z"), 0)).isEqualTo("9Z");
        assertThat(codes.relationship(row(""), 0)).isNull();
        for (String other : List.of("2", "020", "妻", "9z", "02\n", " 2", "０２")) {
            assertThatThrownBy(() -> codes.relationship(row(other), 0)).hasMessageContaining("FORMAT");
        }
    }

    @Test
    void aTableOfRelationshipsIsAllThereIs() throws RowRefused {
        SourceCodes codes = SourceCodes.of(
                config(Map.of(
                        "address-linkage.feed.codes.registry.relationship.HEAD", "02",
                        "address-linkage.feed.codes.registry.relationship.12", "12")),
                Source.REGISTRY);

        assertThat(codes.relationship(row("HEAD"), 0)).isEqualTo("02");
        assertThat(codes.relationship(row("12"), 0)).isEqualTo("12");
        assertThat(codes.relationship(row(""), 0)).isNull();
        assertThatThrownBy(() -> codes.relationship(row("20"), 0)).hasMessageContaining("UNKNOWN_CODE");
    }

    @Test
    void whetherAStateIsDeletedAndANameIsSpecialHasTablesToo() throws RowRefused {
        SourceCodes own = SourceCodes.of(
                config(Map.of(
                        "address-linkage.feed.codes.non-resident.deleted.D", "1",
                        "address-linkage.feed.codes.non-resident.special-characters.G", "1")),
                Source.NON_RESIDENT);
        SourceCodes plain = SourceCodes.of(config(Map.of()), Source.NON_RESIDENT);

        assertThat(own.deleted(row("D"), 0)).isEqualTo("1");
        assertThat(own.specialCharacters(row("G"), 0)).isEqualTo("1");
        assertThatThrownBy(() -> own.deleted(row("1"), 0)).hasMessageContaining("UNKNOWN_CODE");
        assertThatThrownBy(() -> own.specialCharacters(row("D"), 0)).hasMessageContaining("UNKNOWN_CODE");
        assertThat(plain.deleted(row("0"), 0)).isEqualTo("0");
        assertThat(plain.specialCharacters(row("1"), 0)).isEqualTo("1");
        assertThat(plain.deleted(row(""), 0)).isNull();
        assertThatThrownBy(() -> plain.deleted(row("2"), 0)).hasMessageContaining("UNKNOWN_CODE");
        assertThatThrownBy(() -> plain.specialCharacters(row("D"), 0)).hasMessageContaining("UNKNOWN_CODE");
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
