package jp.sesshu.benchmarks.load;

import java.util.stream.LongStream;

/// How long answers took.
public final class Latencies {
    private final long[] nanos;

    private Latencies(long[] sorted) {
        this.nanos = sorted;
    }

    public static Latencies of(LongStream nanos) {
        return new Latencies(nanos.sorted().toArray());
    }

    public long count() {
        return nanos.length;
    }

    /// The time within which this share was answered: 0.99 for 99 of 100. Zero where nothing was asked.
    public double millis(double share) {
        return nanos.length == 0 ? 0 : nanos[(int) (nanos.length * share)] / 1e6;
    }
}
