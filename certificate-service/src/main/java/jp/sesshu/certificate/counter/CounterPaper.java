package jp.sesshu.certificate.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.certificate.issue.Issued;
import jp.sesshu.certificate.paper.CertificatePaper;
import jp.sesshu.certificate.qr.QrPicture;

/// The page that is printed and handed over.
@ApplicationScoped
class CounterPaper {
    private final CertificatePaper paper;

    CounterPaper(CertificatePaper paper) {
        this.paper = paper;
    }

    byte[] page(Issued issued) {
        String seal = issued.seal();
        return paper.render(
                issued.content(),
                QrPicture.ofHealthCard(issued.card().jws()).code(),
                seal == null ? null : QrPicture.ofSeal(seal).code());
    }
}
