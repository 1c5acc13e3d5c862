package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.seal.Seals;

/// Every certificate is a SMART Health Card, and an international one a seal as well.
@ApplicationScoped
class Signing {
    private final HealthCards cards;
    private final Seals seals;

    Signing(HealthCards cards, Seals seals) {
        this.cards = cards;
        this.seals = seals;
    }

    Issued sign(CertificateContent content, Uvci uvci) {
        String seal = content.kind() == CertificateKind.INTERNATIONAL ? seals.issue(content, uvci) : null;
        return new Issued(content, cards.issue(content, uvci), seal);
    }
}
