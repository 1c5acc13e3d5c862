package jp.sesshu.benchmarks.signing;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.InstantSource;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.load.NativeCryptography;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.verification.VerifyCertificate;

/// Cards and seals of three doses, each written from its content; and each verified from the text of its QR code, up to
/// the authority and the lists.
public final class SigningFigures {
    private static final double SIGN_LIMIT_MICROS = 1e6 / 5_000;
    private static final double VERIFY_LIMIT_MICROS = 1e6 / 3_000;

    private SigningFigures() {}

    /// @param warmUp seconds for all figures together, as are {@code seconds}
    public static void measure(double warmUp, double seconds) {
        NativeCryptography.install();
        System.out.println("cryptography by " + Security.getProviders()[0].getInfo());
        InstantSource clock = InstantSource.system();
        MadeCertificates made = MadeCertificates.withKeys(clock);
        OneCore core = new OneCore(warmUp / 6, seconds / 6);
        sign(core, made);
        verify(core, made, clock);
    }

    private static void sign(OneCore core, MadeCertificates made) {
        SigningKeys keys = made.keys();
        SigningKey key = keys.current(KeyPurpose.HEALTH_CARD);
        HealthCards cards = new HealthCards(keys, made);
        Seals seals = new Seals(keys, made);
        CertificateContent domestic = made.domestic();
        CertificateContent international = made.international();
        Uvci uvci = Uvci.random();
        byte[] message = new byte[600];
        double alone = core.microsEach(() -> keys.sign(key, message));
        double card = core.microsEach(() -> cards.issue(domestic, uvci));
        double seal = core.microsEach(() -> seals.issue(international, uvci));
        show("signature alone", alone);
        show("health card signed", card, alone, SIGN_LIMIT_MICROS);
        show("seal signed", seal, alone, SIGN_LIMIT_MICROS);
    }

    private static void verify(OneCore core, MadeCertificates made, InstantSource clock) {
        SigningKeys keys = made.keys();
        SigningKey key = keys.current(KeyPurpose.HEALTH_CARD);
        byte[] message = "a message".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = keys.sign(key, message);
        String card = QrPicture.healthCardText(
                new HealthCards(keys, made).issue(made.domestic(), Uvci.random()).jws());
        String seal = new Seals(keys, made).issue(made.international(), Uvci.random());
        VerifyCertificate verify = made.verification(clock);
        double alone = core.microsEach(() -> Es256.verify(key.publicKey(), message, signature));
        double ofCard = core.microsEach(() -> verify.verify(card));
        double ofSeal = core.microsEach(() -> verify.verify(seal));
        show("verification alone", alone);
        show("health card verified", ofCard, alone, VERIFY_LIMIT_MICROS);
        show("seal verified", ofSeal, alone, VERIFY_LIMIT_MICROS);
    }

    private static void show(String what, double micros) {
        Figures.show(what, micros, "µs");
        Figures.show(what + ", a second", 1e6 / micros, "/s");
    }

    private static void show(String what, double micros, double alone, double limit) {
        Figures.show(what, micros, "µs", Math.floor(limit));
        Figures.show(what + ", a second", 1e6 / micros, "/s");
        Figures.show(what + " / alone", micros / alone, "times");
    }
}
