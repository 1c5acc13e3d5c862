package jp.sesshu.certificate.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import jp.sesshu.platform.testing.TestFolder;

/// Keys in a folder of their own, made as the local stack makes them.
public final class TestKeys {
    public static final String ISSUER = "https://certificates.example/issuer";

    private TestKeys() {}

    public static SigningKeys in(Path folder, InstantSource clock) {
        return new SigningKeys(store(folder, true, clock), clock);
    }

    public static SigningKeys fresh(InstantSource clock) {
        return in(TestFolder.newFolder("keys"), clock);
    }

    static FileKeyStore store(Path folder, boolean create, InstantSource clock) {
        return new FileKeyStore(
                new KeysConfig() {
                    @Override
                    public Optional<Path> folder() {
                        return Optional.of(folder);
                    }

                    @Override
                    public boolean create() {
                        return create;
                    }

                    @Override
                    public Duration lookAgain() {
                        return Duration.ofMinutes(1);
                    }
                },
                clock);
    }

    public static IssuerConfig issuer() {
        return new IssuerConfig() {
            @Override
            public IssuerUrl url() {
                return new IssuerUrl(ISSUER);
            }

            @Override
            public String state() {
                return "JPN";
            }

            @Override
            public String authority() {
                return "MHLW_Gov_of_JAPAN";
            }
        };
    }
}
