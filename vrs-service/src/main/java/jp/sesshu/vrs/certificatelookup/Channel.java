package jp.sesshu.vrs.certificatelookup;

/// Where the person applied. At an app and a kiosk the card has said who they are; at the counter staff have checked
/// it.
enum Channel {
    APP,
    KIOSK,
    COUNTER;

    boolean isCounter() {
        return this == COUNTER;
    }
}
