package jp.sesshu.certificate.trust;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.certificate.signing.IssuerUrl;

/// Whom verification believes besides this installation itself. Read once, at the first verification.
@ConfigMapping(prefix = "certificate.trust")
public interface TrustConfig {
    /// Further issuers of SMART Health Cards, by a name of the operator's choice.
    Map<String, Issuer> issuers();

    /// Further states' seals, by the letters that a seal names its state with (`JPN`, `AUS`).
    Map<String, State> states();

    /// One issuer of SMART Health Cards.
    interface Issuer {
        /// As it stands in the cards.
        IssuerUrl url();

        /// A file with its keys, as it publishes them (JWKS).
        Path keys();

        /// A folder with its revocation lists, each as `<kid>.json`. Absent: the answer says that revocation was not
        /// checked.
        Optional<Path> revocations();
    }

    /// One state.
    interface State {
        /// Certificates of its signing authorities (CSCA), DER or PEM.
        Optional<List<Path>> authorities();

        /// Their revocation lists, DER. Absent or old: the answer says that revocation was not checked.
        Optional<List<Path>> revocations();

        /// Barcode signers' certificates that are believed without their authority, where that can't be had.
        Optional<List<Path>> signers();
    }
}
