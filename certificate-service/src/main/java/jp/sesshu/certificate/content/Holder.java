package jp.sesshu.certificate.content;

import java.time.LocalDate;

/// Whose certificate it is.
///
/// @param name in Japanese, family and given name with an ideographic space (U+3000) between where there is one
public record Holder(String name, LocalDate birthDate) {}
