package jp.sesshu.simulators.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.CardRefused;
import jp.sesshu.simulators.Language;
import jp.sesshu.simulators.Refusal;

/// Cards that are in a reader after the right PIN was entered. A card stays for minutes at most, in memory only.
@ApplicationScoped
public class Readers {
    private static final Duration STAYS = Duration.ofMinutes(5);

    private record Inserted(Wallet.Held held, CardReader reader, Instant since) {}

    private final Map<String, Inserted> inserted = new HashMap<>();
    private final Wallet wallet;
    private final InstantSource clock = InstantSource.system();

    Readers(Wallet wallet) {
        this.wallet = wallet;
    }

    /// Puts the card in and has it check the PIN, which goes nowhere else.
    ///
    /// @return by what the card in its reader is known
    synchronized String insert(String card, String pin, Locale language) {
        takeOutForgotten();
        Wallet.Held held = wallet.held(card);
        CardReader reader = new CardReader(held.card());
        try {
            reader.verifyPin(pin);
        } catch (CardRefused e) {
            reader.close();
            throw refusal(e, language);
        }
        String id = UUID.randomUUID().toString();
        inserted.put(id, new Inserted(held, reader, clock.instant()));
        return id;
    }

    /// What an app or a kiosk reads of the card.
    public synchronized CardContent read(String id, Locale language) {
        takeOutForgotten();
        Inserted card = inserted.get(id);
        if (card == null) {
            throw Refusal.of(
                    410,
                    "no-card",
                    Language.choose(language, "カードを読み取れません。最初からやり直してください。", "The card can't be read. Please start again."));
        }
        return new CardContent(card.reader());
    }

    public synchronized void takeOut(String id) {
        Inserted card = inserted.remove(id);
        if (card != null) {
            card.reader().close();
        }
    }

    private void takeOutForgotten() {
        Instant oldest = clock.instant().minus(STAYS);
        inserted.values().removeIf(card -> {
            boolean forgotten = card.since().isBefore(oldest);
            if (forgotten) {
                card.reader().close();
            }
            return forgotten;
        });
    }

    private static Refusal refusal(CardRefused refused, Locale language) {
        String words = refused.reason().text(language);
        if (refused.reason() == CardRefused.Reason.WRONG_PIN) {
            words += Language.choose(
                    language, "（残り%d回）".formatted(refused.triesLeft()), " (tries left: %d)".formatted(refused.triesLeft()));
        }
        return Refusal.of(422, refused.reason().code(), words);
    }
}
