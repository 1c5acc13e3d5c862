package jp.sesshu.certificate.signing;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/// The country signing certificate authority (CSCA) that vouches for the seals' keys, and its latest revocation list.
/// Its private key belongs elsewhere; only the local stack has one of its own.
public record CountryAuthority(X509Certificate certificate, X509CRL revocations) {}
