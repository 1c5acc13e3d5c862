package jp.sesshu.card;

import java.util.Locale;
import java.util.ResourceBundle;

/// A card said no. Only the card knows its PIN: nothing of this reaches a server.
public final class CardRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why, as a stable word with a text in both languages.
    public enum Reason {
        WRONG_PIN,
        PIN_LOCKED,
        NOT_ALLOWED,
        NOT_READABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @param language Japanese or English
        public String text(Locale language) {
            return ResourceBundle.getBundle(
                            "messages.card",
                            language,
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString("card." + code());
        }
    }

    private final Reason reason;
    private final int triesLeft;

    private CardRefused(Reason reason, int triesLeft) {
        super(reason.code());
        this.reason = reason;
        this.triesLeft = triesLeft;
    }

    static CardRefused of(int statusWord) {
        if (statusWord == MyNumberCard.LOCKED || statusWord == MyNumberCard.WRONG) {
            return new CardRefused(Reason.PIN_LOCKED, 0);
        }
        if ((statusWord & 0xFFF0) == MyNumberCard.WRONG) {
            return new CardRefused(Reason.WRONG_PIN, statusWord & 0x0F);
        }
        return new CardRefused(
                statusWord == MyNumberCard.NOT_ALLOWED ? Reason.NOT_ALLOWED : Reason.NOT_READABLE, 0);
    }

    public Reason reason() {
        return reason;
    }

    /// How often it may still be tried; only after a wrong PIN.
    public int triesLeft() {
        return triesLeft;
    }
}
