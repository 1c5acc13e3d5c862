package jp.sesshu.audit.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Recomputes the calling municipality's chain from its first entry to its last, a page at a time.
@ApplicationScoped
class VerifyChain {
    private static final int PAGE = 2000;

    /// What is compared where an entry can't be read: equal to no stored columns.
    private static final EntryColumns UNREADABLE = new EntryColumns(Instant.MIN, "", "", "", "", null, Set.of());

    private final ChainTable chain;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    VerifyChain(ChainTable chain, CurrentCaller caller, ObjectMapper json) {
        this.chain = chain;
        this.caller = caller;
        this.json = json;
    }

    ChainReport verify(@Nullable KnownHead known) throws SQLException {
        MunicipalityCode municipality = caller.get().municipality();
        ChainWalk walk = new ChainWalk(municipality, known);
        List<ChainTable.Stored> page;
        do {
            page = chain.page(municipality, walk.lastSequence(), PAGE);
            walk(walk, page, municipality);
        } while (page.size() == PAGE);
        return walk.report();
    }

    private void walk(ChainWalk walk, List<ChainTable.Stored> page, MunicipalityCode municipality) throws SQLException {
        List<ChainLink> links = page.stream().map(ChainTable.Stored::link).toList();
        List<EntryColumns> expected = links.stream().map(this::columns).toList();
        Set<Long> notFound = chain.notFoundBy(municipality, ChainTable.mentions(links, expected));
        for (int i = 0; i < links.size(); i++) {
            ChainLink link = links.get(i);
            boolean agrees = page.get(i).columns().equals(expected.get(i).withoutSubjects());
            walk.visit(link, agrees && !notFound.contains(link.sequence()));
        }
    }

    private EntryColumns columns(ChainLink link) {
        try {
            return EntryColumns.of(json.readTree(link.entry()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return UNREADABLE;
        }
    }
}
