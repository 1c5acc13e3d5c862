package jp.sesshu.vrs.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Reads one subject with its tickets, in the calling municipality's area. Who shows it puts that on record.
@ApplicationScoped
public class Subjects {
    private final Session session;

    Subjects(Session session) {
        this.session = session;
    }

    /// @param state VALID or VOID
    /// @param replacedBy the ticket that was issued instead
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ticket(
            String ticketNumber,
            LocalDate issuedOn,
            String state,
            @Nullable String replacedBy) {}

    /// @param version what {@code If-Match} must name to change the subject
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(
            String addresseeNumber,
            String name,
            @Nullable String kana,
            LocalDate birthDate,
            String sex,
            @Nullable LocalDate movedOutOn,
            @Nullable LocalDate diedOn,
            boolean protectedPerson,
            @Nullable LocalDate protectedSince,
            int version,
            List<Ticket> tickets) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public Found find(Search whom) {
        TicketNumber ticket = whom.ticketNumber();
        AddresseeNumber addressee = whom.addresseeNumber();
        if (ticket != null && addressee == null) {
            return byAddressee(ownerOf(ticket));
        }
        if (addressee != null && ticket == null) {
            return byAddressee(addressee);
        }
        throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "addresseeNumber", "ExactlyOne");
    }

    private AddresseeNumber ownerOf(TicketNumber ticket) {
        return session
                .createNativeQuery("select addressee_number from ticket where ticket_number = ?1", String.class)
                .setParameter(1, ticket.value())
                .getResultStream()
                .findFirst()
                .map(AddresseeNumber::new)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private Found byAddressee(AddresseeNumber number) {
        Tuple row = rows("""
                select name, kana, birth_date, sex, moved_out_on, died_on, protected, protected_since, version
                  from subject where addressee_number = ?1""", number).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return new Found(
                number.value(),
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, LocalDate.class),
                row.get(3, String.class),
                row.get(4, LocalDate.class),
                row.get(5, LocalDate.class),
                row.get(6, Boolean.class),
                row.get(7, LocalDate.class),
                row.get(8, Integer.class),
                tickets(number));
    }

    private List<Ticket> tickets(AddresseeNumber number) {
        return rows("""
                select ticket_number, issued_on, state, replaced_by from ticket
                 where addressee_number = ?1 order by ticket_number""", number).stream()
                .map(each -> new Ticket(
                        each.get(0, String.class),
                        each.get(1, LocalDate.class),
                        each.get(2, String.class),
                        each.get(3, String.class)))
                .toList();
    }

    private List<Tuple> rows(String sql, AddresseeNumber number) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, number.value())
                .getResultList();
    }
}
