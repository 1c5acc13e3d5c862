package jp.sesshu.certificate.trust;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads something when it is first asked for, and keeps it. What fails is tried again.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            T read = value == null ? source.get() : value;
            value = read;
            return read;
        }
    }
}
