package jp.sesshu.certificate.card;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Which cards are trusted. Without an authority none is.
@ConfigMapping(prefix = "certificate.card")
public interface CardConfig {
    /// The authorities by a name of the operator's choice.
    Map<String, Authority> authorities();

    /// The list of what the authority has revoked: {@code signer} and a municipality's key id in hex (32 digits), or
    /// {@code card} and the SHA-256 of the modulus of the key in the chip in hex (64 digits), one in a line. Read again
    /// when it changes; where it is named and can't be read, no card is taken.
    Optional<Path> revocations();

    /// Whose signatures under the municipalities' keys are trusted.
    interface Authority {
        /// A file with its RSA public key in PEM ({@code PUBLIC KEY}).
        Path publicKey();

        /// Its key id in hex (32 digits), as it stands in EF0004. Without one, its signature alone decides.
        Optional<String> keyId();

        /// The first day on which what it signed is taken.
        Optional<LocalDate> validFrom();

        /// The last day on which what it signed is taken.
        Optional<LocalDate> validUntil();
    }
}
