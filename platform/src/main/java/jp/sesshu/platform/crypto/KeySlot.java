package jp.sesshu.platform.crypto;

import java.nio.charset.StandardCharsets;
import jp.sesshu.platform.number.MunicipalityCode;

/// The place of one data key: whose, and what for. A wrapped key moved to another place doesn't open.
record KeySlot(MunicipalityCode municipality, KeyUse use) {
    byte[] associatedData() {
        return (municipality.value() + ":" + use.name()).getBytes(StandardCharsets.UTF_8);
    }
}
