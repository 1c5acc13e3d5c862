package jp.sesshu.certificate.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The configured authorities, and the municipalities' keys that they were seen to have signed: a country has some 1,700
/// of them, and millions of cards.
@ApplicationScoped
class CardAuthorities {
    private static final int MUNICIPALITIES = 4_000;
    private final List<Authority> trusted;
    private final Cache<ByteBuffer, Vouched> vouched =
            Caffeine.newBuilder().maximumSize(MUNICIPALITIES).build();

    CardAuthorities(CardConfig config) {
        trusted = config.authorities().entrySet().stream().map(Authority::load).toList();
    }

    private record Authority(@Nullable String keyId, RsaKey key, LocalDate from, LocalDate until) {
        static Authority load(Map.Entry<String, CardConfig.Authority> named) {
            CardConfig.Authority config = named.getValue();
            try {
                return new Authority(
                        config.keyId().map(id -> id.toLowerCase(Locale.ROOT)).orElse(null),
                        RsaKey.ofConfiguration(der(config.publicKey())),
                        config.validFrom().orElse(LocalDate.MIN),
                        config.validUntil().orElse(LocalDate.MAX));
            } catch (IOException e) {
                throw new UncheckedIOException("no key of the card authority " + named.getKey(), e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("no RSA key of the card authority " + named.getKey(), e);
            }
        }

        private static byte[] der(Path pem) throws IOException {
            return Base64.getMimeDecoder()
                    .decode(Files.readString(pem)
                            .replaceAll("-----[A-Z ]+-----", ""));
        }

        boolean vouchesFor(SignerCertificate certificate) {
            return (keyId == null || keyId.equals(certificate.issuer()))
                    && certificate.signed().by(key);
        }
    }

    /// A municipality's key that an authority vouches for, whether or not it does so today.
    record Vouched(SignerCertificate certificate, LocalDate from, LocalDate until) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    Vouched verify(byte[] signerCertificate) {
        ByteBuffer exactly = ByteBuffer.wrap(signerCertificate);
        Vouched known = vouched.getIfPresent(exactly);
        if (known != null) {
            return known;
        }
        SignerCertificate certificate = SignerCertificate.parse(signerCertificate);
        Authority authority = trusted.stream()
                .filter(each -> each.vouchesFor(certificate))
                .findFirst()
                .orElseThrow(Elements::notGenuine);
        Vouched fresh = new Vouched(certificate, authority.from(), authority.until());
        vouched.put(ByteBuffer.wrap(signerCertificate.clone()), fresh);
        return fresh;
    }
}
