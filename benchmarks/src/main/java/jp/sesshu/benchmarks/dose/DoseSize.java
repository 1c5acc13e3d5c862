package jp.sesshu.benchmarks.dose;

import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.Journey;

/// What doses take on disk: their rows and their history, and the audit log's entries, with all indexes. The ids of
/// their events, which are let go of, are shown beside.
final class DoseSize {
    private static final double LIMIT_BYTES = 1536;
    private static final String RECORD = "select pg_total_relation_size('dose') + pg_total_relation_size('dose_revision')";
    private static final String LOG =
            "select pg_total_relation_size('audit_entry') + pg_total_relation_size('audit_entry_subject')";
    private static final String INBOX = "select pg_total_relation_size('inbox_event')";
    private static final String ENTRIES =
            "select coalesce(max(sequence), 0) from audit_entry where municipality = '" + Journey.CITY + "'";
    private final Bench bench;
    private final long bytesBefore;
    private final long inboxBefore;
    private final long entriesBefore;

    /// From now on.
    DoseSize(Bench bench) {
        this.bench = bench;
        followed();
        bytesBefore = bytes();
        inboxBefore = bench.number("audit", INBOX);
        entriesBefore = bench.number("audit", ENTRIES);
    }

    /// @param doses how many were recorded since
    void show(long doses) {
        Bench.await("the audit log", () -> bench.number("audit", ENTRIES) - entriesBefore >= doses);
        Figures.show("a dose on disk", (double) (bytes() - bytesBefore) / doses, "bytes", LIMIT_BYTES);
        double ids = (double) (bench.number("audit", INBOX) - inboxBefore) / doses;
        Figures.show("its events' ids, kept for some weeks", ids, "bytes");
    }

    private void followed() {
        Bench.await("the outbox", () -> bench.number("vrs", "select count(*) from outbox_event") == 0);
    }

    private long bytes() {
        return bench.number("vrs", RECORD) + bench.number("audit", LOG);
    }
}
