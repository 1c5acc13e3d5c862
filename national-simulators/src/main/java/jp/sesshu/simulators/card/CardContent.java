package jp.sesshu.simulators.card;

import java.time.LocalDate;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.ElementaryFile;

/// A card in its reader after the PIN: each file is read when it is asked for, and kept nowhere.
public final class CardContent {
    private final CardReader reader;

    CardContent(CardReader reader) {
        this.reader = reader;
    }

    /// EF0001.
    public byte[] myNumber() {
        return reader.read(ElementaryFile.MY_NUMBER);
    }

    /// EF0002.
    public byte[] attributes() {
        return reader.read(ElementaryFile.ATTRIBUTES);
    }

    /// EF0003.
    public byte[] digests() {
        return reader.read(ElementaryFile.DIGESTS);
    }

    /// EF0004.
    public byte[] signerCertificate() {
        return reader.read(ElementaryFile.SIGNER_CERTIFICATE);
    }

    /// EF0007.
    public byte[] authenticationKey() {
        return reader.read(ElementaryFile.AUTHENTICATION_KEY);
    }

    /// The chip's signature, which shows that the card is there.
    public byte[] sign(byte[] challenge) {
        return reader.sign(challenge);
    }

    /// As printed on the card.
    public LocalDate expiresOn() {
        return reader.expiresOn();
    }
}
