package jp.sesshu.certificate.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who issues.
@ConfigMapping(prefix = "certificate.issuer")
public interface IssuerConfig {
    /// Where anybody finds this installation's keys, as `https://host/issuer`. It stands in every card and can't be
    /// changed for cards that are out.
    IssuerUrl url();

    /// The state whose authority vouches for the seals, in ICAO Doc 9303-3's three letters.
    @WithDefault("JPN")
    String state();

    /// Who gave the vaccinations, as certificates name it; at most 20 characters.
    @WithDefault("MHLW_Gov_of_JAPAN")
    String authority();
}
