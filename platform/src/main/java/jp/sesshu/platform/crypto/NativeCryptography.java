package jp.sesshu.platform.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Security;
import org.jboss.logging.Logger;

/// Puts native cryptography before the JDK's own, where it loads: that is as fast at the first file as at the
/// thousandth, while the JDK's has to be compiled first. What is computed is the same.
@ApplicationScoped
class NativeCryptography {
    private static final Logger LOG = Logger.getLogger(NativeCryptography.class);

    /// Before anything of the service asks for a cipher.
    void install(@Observes @Priority(1) StartupEvent event) {
        Throwable failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (failure == null) {
            AmazonCorrettoCryptoProvider.install();
        } else {
            LOG.infof("native cryptography doesn't load here: %s", failure.toString());
        }
        LOG.infof("cryptography by %s", Security.getProviders()[0].getInfo());
    }
}
