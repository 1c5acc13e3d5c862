package jp.sesshu.platform.mynumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-10")
class MyNumberCipherTest {
    private static final MyNumber NUMBER = new MyNumber("123456789018");
    private MyNumberCipher city;
    private MyNumberCipher neighbourWithTheSameKeys;
    private MyNumberCipher stranger;

    @BeforeEach
    void makeKeys() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        Aead aead = aead();
        PrfSet prf = prf();
        city = new MyNumberCipher(aead, prf, "122271");
        neighbourWithTheSameKeys = new MyNumberCipher(aead, prf, "900001");
        stranger = new MyNumberCipher(aead(), prf(), "122271");
    }

    @Test
    void opensWhatItClosed() {
        assertThat(city.index(city.decrypt(city.encrypt(NUMBER)))).isEqualTo(city.index(NUMBER));
    }

    @Test
    void neverWritesTheSameCiphertextTwiceNorTheDigits() {
        byte[] first = city.encrypt(NUMBER);

        assertThat(city.encrypt(NUMBER)).isNotEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("123456789018");
    }

    @Test
    void indexesEqualNumbersEquallyAndOthersDifferently() {
        assertThat(city.index(NUMBER))
                .hasSize(32)
                .isEqualTo(city.index(new MyNumber("123456789018")))
                .isNotEqualTo(city.index(new MyNumber("983205673214")))
                .isNotEqualTo(stranger.index(NUMBER));
    }

    @Test
    void aCiphertextCopiedToAnotherMunicipalityDoesNotOpen() {
        byte[] ciphertext = city.encrypt(NUMBER);

        assertThatThrownBy(() -> neighbourWithTheSameKeys.decrypt(ciphertext))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stranger.decrypt(ciphertext)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangedCiphertextDoesNotOpen() {
        byte[] ciphertext = city.encrypt(NUMBER);
        ciphertext[ciphertext.length - 1] ^= 1;

        assertThatThrownBy(() -> city.decrypt(ciphertext)).isInstanceOf(IllegalStateException.class);
    }

    private static Aead aead() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static PrfSet prf() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }
}
