package jp.sesshu.platform.inbox;

import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;

/// An event that couldn't be applied.
///
/// @param failure what went wrong, as the name of an error; never its message, which may repeat the event
record DeadLetter(
        UUID id, MunicipalityCode municipality, String topic, String type, String key, String payload, String failure) {
    /// PostgreSQL's text holds no NUL: a broken event must not be the one that can't even be set aside.
    DeadLetter {
        type = type.replace("\0", "");
        key = key.replace("\0", "");
        payload = payload.replace("\0", "");
    }
}
