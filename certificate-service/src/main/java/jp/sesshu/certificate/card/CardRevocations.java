package jp.sesshu.certificate.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The configured list of revoked keys. The files of a card don't say that it was lost or its key withdrawn: only whoever
/// issued it knows.
@ApplicationScoped
class CardRevocations {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Pattern LINE = Pattern.compile("(signer [0-9a-f]{32}|card [0-9a-f]{64})");
    private final @Nullable Path list;
    private final InstantSource clock;
    private volatile Seen seen = new Seen(Set.of(), FileTime.fromMillis(0), Instant.MIN);

    CardRevocations(CardConfig config, InstantSource clock) {
        this.list = config.revocations().orElse(null);
        this.clock = clock;
    }

    private record Seen(Set<String> revoked, FileTime changed, Instant at) {}

    boolean isSigner(String keyId) {
        return current().contains("signer " + keyId);
    }

    boolean isCard(RsaKey chip) {
        Set<String> revoked = current();
        return !revoked.isEmpty() && revoked.contains("card " + chip.fingerprint());
    }

    private Set<String> current() {
        Path file = list;
        if (file == null) {
            return Set.of();
        }
        Instant now = clock.instant();
        Seen before = seen;
        if (before.at().isBefore(now.minus(LOOK_AGAIN))) {
            before = look(file, before, now);
            seen = before;
        }
        return before.revoked();
    }

    private static Seen look(Path file, Seen before, Instant now) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            return new Seen(changed.equals(before.changed()) ? before.revoked() : read(file), changed, now);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of revoked cards can't be read: certificate.card.revocations", e);
        }
    }

    private static Set<String> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(CardRevocations::entry)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static String entry(String line) {
        if (!LINE.matcher(line).matches()) {
            throw new IllegalStateException("a line of the list of revoked cards names nothing that can be revoked");
        }
        return line;
    }
}
