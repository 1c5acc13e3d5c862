package jp.sesshu.simulators.centre;

import jp.sesshu.simulators.card.CardContent;
import org.jspecify.annotations.Nullable;

/// What a kiosk sends: what it read, and what was pressed.
///
/// @param application a UUID
/// @param kind `DOMESTIC` or `INTERNATIONAL`
/// @param machineReadableZone of the passport, in two lines; only for an international certificate
public record KioskRequest(
        String application,
        CardContent card,
        String kind,
        String municipality,
        @Nullable String machineReadableZone) {
    @Override
    public String toString() {
        return "KioskRequest[************]";
    }
}
