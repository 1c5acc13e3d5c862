package jp.sesshu.platform.access;

/// The network a process and a token belong to. LGWAN is the municipalities' closed network; only there may personal
/// data be reached. The internet zone serves venue tablets.
public enum Zone {
    LGWAN,
    INTERNET;

    public String claim() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
