package jp.sesshu.card.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/// An elliptic-curve key (P-256) in a folder: `NAME.key.pem`, and `NAME.pem` for those who trust it.
record SigningPair(PrivateKey key) {
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";

    /// Reads it, or makes it where it isn't there.
    static SigningPair ensure(Path folder, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".key.pem");
        if (!Files.exists(file)) {
            KeyPair pair = make();
            Pem.write(folder.resolve(name + ".pem"), PUBLIC, pair.getPublic().getEncoded());
            Pem.write(file, PRIVATE, pair.getPrivate().getEncoded());
        }
        return new SigningPair(read(file));
    }

    static KeyPair make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Pem.read(file)));
    }

    /// ES256: r and s, 32 bytes each.
    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a development key can't sign", e);
        }
    }
}
