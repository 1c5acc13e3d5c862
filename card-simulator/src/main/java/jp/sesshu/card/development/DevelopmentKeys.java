package jp.sesshu.card.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.sesshu.card.CardAuthority;
import jp.sesshu.card.CardKeyId;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/// A folder of development keys, made where they are missing. `NAME.key.pem` is private and `NAME.pem` is what others
/// trust: `card-authority` signs the municipalities that sign cards, `app` is the certificate app's. There are two closed
/// lines, each with an authority of its own: `kiosk-line-authority` certifies the kiosk (`kiosk`) and the certificate
/// centre's door (`centre-door`), `line-authority` the certificate centre (`centre`) and the certificate service's door
/// (`kiosk-channel`).
public final class DevelopmentKeys {
    public static final String CARD_AUTHORITY = "card-authority";
    public static final String APP = "app";
    public static final String CENTRE = "centre";
    public static final String KIOSK_CHANNEL = "kiosk-channel";
    public static final String LINE_AUTHORITY = "line-authority";
    public static final String KIOSK = "kiosk";
    public static final String CENTRE_DOOR = "centre-door";
    public static final String KIOSK_LINE_AUTHORITY = "kiosk-line-authority";

    private static final CardKeyId AUTHORITY = new CardKeyId("9000033", "001");

    private final Path folder;
    private final CardAuthority cardAuthority;
    private final SigningPair app;
    private final SigningPair centre;
    private final SigningPair kioskChannel;
    private final SigningPair kiosk;

    private DevelopmentKeys(
            Path folder,
            CardAuthority cardAuthority,
            SigningPair app,
            SigningPair centre,
            SigningPair kioskChannel,
            SigningPair kiosk) {
        this.folder = folder;
        this.cardAuthority = cardAuthority;
        this.app = app;
        this.centre = centre;
        this.kioskChannel = kioskChannel;
        this.kiosk = kiosk;
    }

    /// Reads the folder, and makes what it lacks. Not for two processes at a time.
    public static DevelopmentKeys ensure(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.exists(folder.resolve(CARD_AUTHORITY + ".key.pem"))) {
                CardAuthority.make().save(folder);
            }
            LineAuthority line = LineAuthority.ensure(folder, LINE_AUTHORITY);
            LineAuthority kioskLine = LineAuthority.ensure(folder, KIOSK_LINE_AUTHORITY);
            kioskLine.end(CENTRE_DOOR, KeyPurposeId.id_kp_serverAuth);
            return new DevelopmentKeys(
                    folder,
                    CardAuthority.load(AUTHORITY, folder),
                    SigningPair.ensure(folder, APP),
                    line.end(CENTRE, KeyPurposeId.id_kp_clientAuth),
                    line.end(KIOSK_CHANNEL, KeyPurposeId.id_kp_serverAuth),
                    kioskLine.end(KIOSK, KeyPurposeId.id_kp_clientAuth));
        } catch (IOException e) {
            throw new UncheckedIOException("the development keys can't be read or made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the development keys can't be used", e);
        }
    }

    public CardAuthority cardAuthority() {
        return cardAuthority;
    }

    /// As the certificate app signs what it sends: ES256, r and s.
    public byte[] signAsApp(byte[] content) {
        return app.sign(content);
    }

    /// As the certificate centre signs what it sends: ES256, r and s.
    public byte[] signAsCentre(byte[] content) {
        return centre.sign(content);
    }

    /// The certificate centre's end of the line, which shows its certificate and trusts the line's authority alone.
    public SSLContext centreTls() {
        return tls(centre, CENTRE, LINE_AUTHORITY);
    }

    /// The certificate service's end of the line, for a stand-in of it.
    public SSLContext kioskChannelTls() {
        return tls(kioskChannel, KIOSK_CHANNEL, LINE_AUTHORITY);
    }

    /// The kiosk's end of its line to the certificate centre.
    public SSLContext kioskTls() {
        return tls(kiosk, KIOSK, KIOSK_LINE_AUTHORITY);
    }

    /// Somebody who knows whom to trust on a line and has no certificate, to try its door with.
    ///
    /// @param authority the line's, such as {@link #LINE_AUTHORITY}
    public SSLContext strangerTls(String authority) {
        return tls(null, "", authority);
    }

    /// The same with a certificate of the other line.
    public SSLContext centreTlsAt(String authority) {
        return tls(centre, CENTRE, authority);
    }

    /// The same with a certificate of the other line.
    public SSLContext kioskTlsAt(String authority) {
        return tls(kiosk, KIOSK, authority);
    }

    private SSLContext tls(@Nullable SigningPair pair, String name, String authority) {
        try {
            return context(pair, name, authority);
        } catch (IOException e) {
            throw new UncheckedIOException("the line's certificates can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the line's certificates can't be used", e);
        }
    }

    private SSLContext context(@Nullable SigningPair pair, String name, String authorityName)
            throws IOException, GeneralSecurityException {
        char[] none = new char[0];
        Certificate authority = LineAuthority.certificate(folder, authorityName);
        KeyStore own = empty();
        if (pair != null) {
            own.setKeyEntry(name, pair.key(), none, new Certificate[] {LineAuthority.certificate(folder, name)});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, none);
        KeyStore trusted = empty();
        trusted.setCertificateEntry(authorityName, authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
