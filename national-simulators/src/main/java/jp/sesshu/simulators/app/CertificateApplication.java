package jp.sesshu.simulators.app;

import jp.sesshu.simulators.card.CardContent;
import org.jspecify.annotations.Nullable;

/// What a person asks for, with what the reader read. Nothing in it was typed but the PIN, which is not in it.
///
/// @param kind `DOMESTIC` or `INTERNATIONAL`
/// @param machineReadableZone of the passport, in two lines; only for an international certificate
public record CertificateApplication(
        CardContent card, String kind, String municipality, @Nullable String machineReadableZone) {
    @Override
    public String toString() {
        return "CertificateApplication[************]";
    }
}
