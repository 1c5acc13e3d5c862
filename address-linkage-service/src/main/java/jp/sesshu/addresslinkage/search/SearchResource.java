package jp.sesshu.addresslinkage.search;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Staff look for residents. What is asked stands in the body, not in the address, which would end up in logs.
///
/// On the operating system's threads: a search is little but waiting for PostgreSQL, some five times, and each time a
/// virtual thread costs the operating system several calls, where one of these costs two.
@Path("/residents/search")
@Blocking
class SearchResource {
    /// Far more than are at the database at once, far fewer than there are threads: whoever else needs one isn't kept
    /// waiting by searches that wait for PostgreSQL.
    static final int AT_ONCE = 64;

    /// So many search while the others wait in turn. More would share the same processors, so that none is done sooner
    /// and some much later.
    private static final int SEARCHING = Math.max(4, Runtime.getRuntime().availableProcessors());

    private final FindResidents find;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore turns = new Semaphore(SEARCHING, true);

    SearchResource(FindResidents find) {
        this.find = find;
    }

    @POST
    @RolesAllowed("resident:read")
    @Audited("resident.searched")
    @Operation(summary = "Residents by number, name, reading, birth date and address, a page at a time")
    public ResidentPage search(@NotNull @Valid Criteria criteria) throws SQLException {
        if (!places.tryAcquire()) {
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        }
        try {
            return inTurn(criteria);
        } finally {
            places.release();
        }
    }

    private ResidentPage inTurn(Criteria criteria) throws SQLException {
        turns.acquireUninterruptibly();
        try {
            return find.find(criteria);
        } finally {
            turns.release();
        }
    }
}
