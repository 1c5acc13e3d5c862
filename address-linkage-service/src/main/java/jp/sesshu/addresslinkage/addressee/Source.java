package jp.sesshu.addresslinkage.addressee;

import java.util.Arrays;
import java.util.Locale;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An existing system that tells of people (UAN-1). Each numbers its addressees itself: the same number from two
/// sources
/// is two addressees.
public enum Source {
    /// Resident registry 住民基本台帳.
    REGISTRY("addressee"),
    /// Tax system 税.
    TAX("tax-addressee"),
    /// People who live elsewhere and have to do with the city 住登外者, entered by staff or file.
    NON_RESIDENT("non-resident");

    /// How a source is written in an address, for its description.
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"registry", "tax", "non-resident"})
    public static final class InPath {
        private InPath() {}
    }

    private final String subjectKind;

    Source(String subjectKind) {
        this.subjectKind = subjectKind;
    }

    /// As it stands in an address: {@code registry}, {@code tax}, {@code non-resident}.
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The source that stands in an address. JAX-RS answers 404 where this throws.
    public static Source fromString(String path) {
        return Arrays.stream(values())
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such source"));
    }

    /// Whom an audit entry is about.
    public SubjectReference reference(AddresseeNumber number) {
        return new SubjectReference(subjectKind, number.value());
    }
}
