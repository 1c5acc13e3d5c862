package jp.sesshu.addresslinkage.announcement;

import java.sql.SQLException;
import java.util.Set;
import jp.sesshu.platform.run.Run;
import jp.sesshu.platform.run.RunKind;
import jp.sesshu.platform.run.Step;

/// The runs of one configured consumer: one of them at a time in each municipality.
record AnnouncingToOne(String consumer, AnnouncePart part) implements RunKind {
    @Override
    public String name() {
        return "announce-residents:" + consumer;
    }

    @Override
    public String path() {
        return "/announcements/" + consumer;
    }

    @Override
    public String deed() {
        return "announcement";
    }

    @Override
    public Set<String> counts() {
        return Set.of("people", "announced");
    }

    @Override
    public Step step(Run run) throws SQLException {
        return part.next(consumer, run.reached());
    }
}
