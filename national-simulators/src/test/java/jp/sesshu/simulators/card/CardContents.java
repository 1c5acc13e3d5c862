package jp.sesshu.simulators.card;

import jp.sesshu.card.CardReader;

/// Lets tests of other packages put a card into a reader.
public final class CardContents {
    private CardContents() {}

    public static CardContent in(CardReader reader) {
        return new CardContent(reader);
    }
}
