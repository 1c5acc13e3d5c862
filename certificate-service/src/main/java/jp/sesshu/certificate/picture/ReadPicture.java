package jp.sesshu.certificate.picture;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads pictures, a few at a time: one without a code keeps a processor busy for long, and half of them stay with
/// everybody else.
@ApplicationScoped
public class ReadPicture {
    static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final long PATIENCE_MILLIS = 1_000;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// What the picture's QR code says, if there is one that can be read.
    public Optional<String> text(GreyPicture picture) throws NoPlaceFree, InterruptedException {
        return inPlace(() -> CodeFinder.text(picture));
    }

    <T> T inPlace(Supplier<T> reading) throws NoPlaceFree, InterruptedException {
        if (!places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new NoPlaceFree();
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }
}
