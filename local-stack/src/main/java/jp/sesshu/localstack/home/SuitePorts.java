package jp.sesshu.localstack.home;

/// The ports of one stack, all counted from one base, all on the loopback address.
public record SuitePorts(int base) {
    public static final int DEFAULT_BASE = 18_000;
    private static final int HIGHEST_OFFSET = 99;

    public SuitePorts {
        if (base < 1024 || base + HIGHEST_OFFSET > 65_535) {
            throw new IllegalArgumentException("the port base must lie between 1024 and 65436: " + base);
        }
    }

    public int service(int offset) {
        return base + offset;
    }

    public int postgres() {
        return base + 32;
    }

    public int keycloak() {
        return base + 80;
    }

    public int keycloakManagement() {
        return base + 81;
    }

    public int kafka() {
        return base + 92;
    }

    public int kafkaController() {
        return base + 93;
    }
}
