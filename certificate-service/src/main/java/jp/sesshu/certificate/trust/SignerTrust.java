package jp.sesshu.certificate.trust;

/// How far a signer is believed.
///
/// @param own by this installation's own authority
/// @param byAuthority by a state's authority; else by configuration alone
/// @param listChecked whether the authority's revocation list was there and up to date
public record SignerTrust(boolean own, boolean byAuthority, boolean listChecked) {
    static final SignerTrust CONFIGURED = new SignerTrust(false, false, false);
}
