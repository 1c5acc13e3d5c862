package jp.sesshu.certificate.picture;

/// As many pictures as may be are being read, and were for some time.
public final class NoPlaceFree extends Exception {
    private static final long serialVersionUID = 1L;
}
