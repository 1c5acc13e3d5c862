package jp.sesshu.vrs.dose;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sesshu.platform.mynumber.NoMyNumber;

/// Doubts that whoever records a dose has seen, and why it is right all the same.
///
/// @param reason kept in the dose's history and in the audit log
public record AcceptedDoubts(
        @NotEmpty Set<@NotNull Doubt> doubts,
        @NotBlank @Size(max = 200) @NoMyNumber String reason) {
    /// As a list in a fixed order, for the record and for the problem that asks for it.
    static String listed(Set<Doubt> doubts) {
        return new TreeSet<>(doubts).stream().map(Doubt::name).collect(Collectors.joining(","));
    }
}
