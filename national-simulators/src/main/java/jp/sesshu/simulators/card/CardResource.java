package jp.sesshu.simulators.card;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import jp.sesshu.simulators.Language;

/// Cards to choose from, and the reader they are put into. What stands on a card never leaves for the page.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CardResource {
    /// @param simulatedPin shown beside the card, since nobody can know it
    public record Card(String id, String name, Person.Hint hint, String simulatedPin) {}

    /// @param card by its id
    public record Insertion(String card, String pin) {
        @Override
        public String toString() {
            return "Insertion[************]";
        }
    }

    /// @param reader by what the card in the reader is known
    public record Inserted(String reader) {}

    /// An invented person who is to get a card.
    public record NewCard(
            String name,
            String birthDate,
            String myNumber,
            String surname,
            String givenNames,
            String passportNumber) {
        @Override
        public String toString() {
            return "NewCard[************]";
        }
    }

    private final Wallet wallet;
    private final Readers readers;

    CardResource(Wallet wallet, Readers readers) {
        this.wallet = wallet;
        this.readers = readers;
    }

    @GET
    @Path("cards")
    public List<Card> cards() {
        return wallet.all().stream().map(CardResource::shown).toList();
    }

    /// The municipality's desk that hands out cards: for demonstrations and tests with people of their own.
    @POST
    @Path("cards")
    public Card make(NewCard asked) {
        return shown(wallet.add(Person.of(
                asked.name(),
                asked.birthDate(),
                asked.myNumber(),
                asked.surname(),
                asked.givenNames(),
                asked.passportNumber())));
    }

    @GET
    @Path("cards/{card}/passports")
    public List<Wallet.Passport> passports(@PathParam("card") String card) {
        return wallet.passports(card);
    }

    @POST
    @Path("readers")
    public Inserted insert(Insertion insertion, @HeaderParam("Accept-Language") String language) {
        return new Inserted(readers.insert(insertion.card(), insertion.pin(), Language.of(language)));
    }

    @DELETE
    @Path("readers/{reader}")
    public void takeOut(@PathParam("reader") String reader) {
        readers.takeOut(reader);
    }

    private static Card shown(Wallet.Held held) {
        return new Card(held.id(), held.person().name(), held.person().hint(), Wallet.PIN);
    }
}
