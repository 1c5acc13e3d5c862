package jp.sesshu.simulators.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.simulators.Refusal;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.keys.SimulatedParties;

/// The cards that can be held to the app and placed on the kiosk. A card lives as long as this process: its count of
/// wrong PINs outlasts the reader, as on a real one, and nothing of it is written anywhere.
@ApplicationScoped
public class Wallet {
    /// Of each simulated card.
    static final String PIN = "1234";

    private static final int MOST = 2_000;

    /// @param machineReadableZone two lines
    public record Passport(Person.Hint label, String machineReadableZone) {}

    /// A card and whose it is.
    record Held(String id, Person person, MyNumberCard card) {}

    private final CardMaker maker;
    private final Map<String, Held> cards = new LinkedHashMap<>();

    Wallet(SimulatorConfig config, SimulatedParties parties) {
        maker = new CardMaker(parties.municipality());
        config.people().map(Wallet::people).orElseGet(Person::builtIn).forEach(this::add);
    }

    /// Makes a card for an invented person.
    synchronized Held add(Person person) {
        if (cards.size() >= MOST) {
            throw Refusal.of(429, "too-many-cards", "too many cards");
        }
        CardHolder holder =
                new CardHolder(person.name(), person.birthDate(), person.myNumber()).expiringOn(person.cardExpiresOn());
        Held held = new Held(UUID.randomUUID().toString(), person, maker.make(holder, PIN));
        cards.put(held.id(), held);
        return held;
    }

    synchronized Collection<Held> all() {
        return List.copyOf(cards.values());
    }

    synchronized Held held(String id) {
        Held held = cards.get(id);
        if (held == null) {
            throw Refusal.of(404, "no-such-card", "カードがありません。 / There is no such card.");
        }
        return held;
    }

    /// A good one, one that is over, and one that the scanner misreads.
    List<Passport> passports(String card) {
        Person person = held(card).person();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        String valid = MachineReadableZone.of(person, today.plusYears(6));
        return List.of(
                new Passport(new Person.Hint("有効なパスポート", "A valid passport"), valid),
                new Passport(
                        new Person.Hint("有効期限の切れたパスポート", "An expired passport"),
                        MachineReadableZone.of(person, today.minusYears(1))),
                new Passport(
                        new Person.Hint("汚れて読み誤るパスポート", "A stained passport that is misread"),
                        MachineReadableZone.misread(valid)));
    }

    private static List<Person> people(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(Person::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("simulators.people can't be read", e);
        }
    }
}
