package jp.sesshu.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Who vouches for the municipalities' signing keys: a test authority. The real one's public keys are not on the cards
/// and not in this project.
public final class CardAuthority {
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";
    private final CardKeyId id;
    private final KeyPair keys;

    public CardAuthority(CardKeyId id, KeyPair keys) {
        this.id = id;
        this.keys = keys;
    }

    /// A new one of the usual test name.
    public static CardAuthority make() {
        return new CardAuthority(new CardKeyId("9000033", "001"), RsaKeys.make());
    }

    /// A municipality's signing key with the card-verifiable certificate that this authority gives it.
    public MunicipalitySigner signer(CardKeyId subject) {
        return signer(subject, RsaKeys.make());
    }

    public MunicipalitySigner signer(CardKeyId subject, KeyPair signing) {
        byte[] body = Tlv.concat(id.bytes(), subject.bytes(), RsaKeys.file(signing.getPublic()));
        byte[] certificate =
                Tlv.of("7F21", Tlv.of("5F4E", body), Tlv.of("5F37", RsaKeys.sign(keys.getPrivate(), body)));
        return new MunicipalitySigner(signing.getPrivate(), certificate);
    }

    /// What a verifier is configured with.
    public String publicKeyPem() {
        return pem(PUBLIC, keys.getPublic().getEncoded());
    }

    /// Writes {@code card-authority.key.pem} and {@code card-authority.pem} into the folder.
    public void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("card-authority.key.pem"),
                pem(PRIVATE, keys.getPrivate().getEncoded()));
        Files.writeString(folder.resolve("card-authority.pem"), publicKeyPem());
    }

    /// Reads what {@link #save} wrote.
    public static CardAuthority load(CardKeyId id, Path folder) throws IOException {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new CardAuthority(
                    id,
                    new KeyPair(
                            rsa.generatePublic(
                                    new X509EncodedKeySpec(der(PUBLIC, folder.resolve("card-authority.pem")))),
                            rsa.generatePrivate(
                                    new PKCS8EncodedKeySpec(der(PRIVATE, folder.resolve("card-authority.key.pem"))))));
        } catch (GeneralSecurityException e) {
            throw new IOException("no card authority in this folder", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    }

    private static byte[] der(String kind, Path file) throws IOException {
        String text = Files.readString(file)
                .replace("-----BEGIN " + kind + "-----", "")
                .replace("-----END " + kind + "-----", "");
        return Base64.getMimeDecoder().decode(text);
    }
}
