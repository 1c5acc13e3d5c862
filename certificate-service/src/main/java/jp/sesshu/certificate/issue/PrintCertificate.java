package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.certificate.paper.CertificatePaper;
import jp.sesshu.certificate.qr.QrPicture;

/// The page that is printed and handed over.
@ApplicationScoped
public class PrintCertificate {
    private final CertificatePaper paper;

    PrintCertificate(CertificatePaper paper) {
        this.paper = paper;
    }

    public byte[] page(Issued issued) {
        String seal = issued.seal();
        return paper.render(
                issued.content(),
                QrPicture.ofHealthCard(issued.card().jws()).code(),
                seal == null ? null : QrPicture.ofSeal(seal).code());
    }
}
