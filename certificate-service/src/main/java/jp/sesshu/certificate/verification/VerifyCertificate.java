package jp.sesshu.certificate.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.certificate.trust.NotBelieved;

/// Verifies whatever is shown.
@ApplicationScoped
class VerifyCertificate {
    private final CardRules cards;
    private final SealRules seals;

    VerifyCertificate(CardRules cards, SealRules seals) {
        this.cards = cards;
        this.seals = seals;
    }

    /// @param text of a QR code or a file
    Verified verify(String text) throws NotBelieved {
        return switch (Presented.of(text)) {
            case Presented.Card card -> cards.verify(card.jws());
            case Presented.Seal seal -> seals.verify(seal.json());
        };
    }
}
