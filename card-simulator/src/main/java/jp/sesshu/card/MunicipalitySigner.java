package jp.sesshu.card;

import java.security.PrivateKey;

/// A municipality's key, which signs the data of its residents' cards, with its card-verifiable certificate (EF0004).
public final class MunicipalitySigner {
    private final PrivateKey key;
    private final byte[] certificate;

    MunicipalitySigner(PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate.clone();
    }

    byte[] sign(byte[] signed) {
        return RsaKeys.sign(key, signed);
    }

    byte[] certificate() {
        return certificate.clone();
    }
}
