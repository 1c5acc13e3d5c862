package jp.sesshu.simulators.centre;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Locale;
import jp.sesshu.card.CardAuthority;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.simulators.Refusal;
import jp.sesshu.simulators.card.CardBody;
import jp.sesshu.simulators.card.CardContents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("KON-2")
class CardSignaturesTest {
    private static final CardAuthority AUTHORITY = CardAuthority.make();
    private static final CardHolder HOLDER = new CardHolder("浦安　花子", LocalDate.of(1984, 2, 9), "900000712710");
    private static final CardKeyId MUNICIPALITY = new CardKeyId("1222710", "000");
    private static final String PIN = "1234";

    private final CardSignatures signatures = new CardSignatures(AUTHORITY.publicKeyPem());

    @Test
    void takesACardThatAMunicipalityOfTheAuthorityMade() {
        MyNumberCard card = new CardMaker(AUTHORITY.signer(MUNICIPALITY)).make(HOLDER, PIN);

        assertThatCode(() -> verify(card)).doesNotThrowAnyException();
    }

    @Test
    void refusesACardOfAnotherAuthority() {
        MyNumberCard card =
                new CardMaker(CardAuthority.make().signer(MUNICIPALITY)).make(HOLDER, PIN);

        assertThatThrownBy(() -> verify(card)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesACardWithAnotherNumberOrAnotherName() throws Exception {
        CardMaker maker = new CardMaker(AUTHORITY.signer(MUNICIPALITY));
        java.security.KeyPairGenerator rsa = java.security.KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        java.security.KeyPair chip = rsa.generateKeyPair();

        assertThatThrownBy(() -> verify(maker.forge(HOLDER, HOLDER.numbered("900000475140"), PIN, chip)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> verify(maker.forge(HOLDER, HOLDER.named("猫実　花子"), PIN, chip)))
                .isInstanceOf(Refusal.class);
    }

    private void verify(MyNumberCard card) {
        CardReader reader = new CardReader(card);
        reader.verifyPin(PIN);
        signatures.verify(CardBody.of(new ObjectMapper(), CardContents.in(reader), new byte[16]), Locale.JAPANESE);
    }
}
