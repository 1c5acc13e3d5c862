package jp.sesshu.certificate.lookup;

/// Where the person applies. At an app and a kiosk the card has said who they are; at the counter staff have checked
/// it.
public enum Channel {
    APP,
    KIOSK,
    COUNTER;

    public boolean isCounter() {
        return this == COUNTER;
    }
}
