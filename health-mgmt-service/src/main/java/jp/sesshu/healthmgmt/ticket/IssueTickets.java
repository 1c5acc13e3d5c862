package jp.sesshu.healthmgmt.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;

/// Issues a ticket to each person of an extract who has none yet. Numbers are given in the order of addressee numbers,
/// without gaps.
@ApplicationScoped
class IssueTickets {
    private static final String ISSUE = """
            with receivers as (
                select x.addressee_number, row_number() over (order by x.addressee_number) as place
                  from extraction_subject x
                 where x.extraction_id = :extraction
                   and not exists (select 1 from ticket t
                                    where t.municipality = x.municipality
                                      and t.addressee_number = x.addressee_number)),
            counter as (
                update ticket_counter c set last = last + (select count(*) from receivers)
                 where municipality = :municipality
                returning last - (select count(*) from receivers) as before)
            insert into ticket (municipality, ticket_number, addressee_number, extraction_id, issued_on)
            select :municipality, lpad((before + place)::text, 10, '0'), addressee_number, :extraction, :issuedOn
              from receivers, counter""";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;

    IssueTickets(Session session, CurrentCaller caller, AuditLog audit) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
    }

    record Issued(int tickets) {}

    record Ticket(String ticketNumber, String addresseeNumber) {}

    @Transactional
    Issued issue(UUID extraction, LocalDate issuedOn) {
        requireExtraction(extraction);
        String municipality = caller.get().municipality().value();
        // The counter's row is locked first: two clerks issuing at once come one after the other.
        session.createNativeMutationQuery("""
                insert into ticket_counter (municipality, last) values (?1, 0)
                on conflict (municipality) do update set last = ticket_counter.last""").setParameter(1, municipality).executeUpdate();
        int tickets = session.createNativeMutationQuery(ISSUE)
                .setParameter("municipality", municipality)
                .setParameter("extraction", extraction)
                .setParameter("issuedOn", issuedOn)
                .executeUpdate();
        audit.record(
                Deed.of("tickets.issued", SubjectReference.ofRecord(extraction)).with(Map.of("tickets", tickets)));
        return new Issued(tickets);
    }

    /// @param after the last ticket number of the page before; empty for the first page
    @Transactional
    List<Ticket> page(UUID extraction, String after, int limit) {
        requireExtraction(extraction);
        List<Ticket> tickets = session
                .createNativeQuery("""
                        select ticket_number, addressee_number from ticket
                         where extraction_id = ?1 and ticket_number > ?2 order by ticket_number limit ?3""", Tuple.class)
                .setParameter(1, extraction)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList()
                .stream()
                .map(row -> new Ticket(row.get(0, String.class), row.get(1, String.class)))
                .toList();
        audit.record(Deed.of("tickets.listed", SubjectReference.ofRecord(extraction))
                .with(Map.of("after", after, "tickets", tickets.size())));
        return tickets;
    }

    private void requireExtraction(UUID extraction) {
        if (session.createNativeQuery("select 1 from extraction where id = ?1", Integer.class)
                .setParameter(1, extraction)
                .getResultList()
                .isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }
}
