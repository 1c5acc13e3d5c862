package jp.sesshu.certificate.content;

/// A domestic certificate is a SMART Health Card with the name in Japanese. An international one is a SMART Health Card
/// with the passport's name and an ICAO seal (VDS-NC).
public enum CertificateKind {
    DOMESTIC,
    INTERNATIONAL
}
