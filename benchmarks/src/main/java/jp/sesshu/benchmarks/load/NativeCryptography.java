package jp.sesshu.benchmarks.load;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/// The services' cryptography, for this process too: what is measured directly is measured as it runs there, and cards
/// that sign take less of the processors from the services they ask.
public final class NativeCryptography {
    private NativeCryptography() {}

    /// Leaves the JDK's where it doesn't load.
    public static void install() {
        if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
            AmazonCorrettoCryptoProvider.install();
        }
    }
}
