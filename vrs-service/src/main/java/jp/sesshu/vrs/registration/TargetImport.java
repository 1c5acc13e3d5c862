package jp.sesshu.vrs.registration;

import jakarta.inject.Singleton;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumberCiphers;

/// A TARGET file.
@Singleton
class TargetImport extends TargetRows {
    TargetImport(MyNumberCiphers ciphers, CurrentCaller caller) {
        super(ciphers, caller, null);
    }
}
