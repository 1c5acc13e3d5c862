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
    /// A row for each ticket, or one where there is none.
    private static final String SELECT = """
            select s.addressee_number, s.name, s.kana, s.birth_date, s.sex, s.moved_out_on, s.died_on, s.protected,
                   s.protected_since, s.version, t.ticket_number, t.issued_on, t.state, t.replaced_by
              from subject s
              left join ticket t on t.municipality = s.municipality and t.addressee_number = s.addressee_number
             where s.addressee_number = %s
             order by t.ticket_number""";

    private static final String BY_ADDRESSEE = SELECT.formatted("?1");
    private static final String BY_TICKET =
            SELECT.formatted("(select addressee_number from ticket where ticket_number = ?1)");
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
            return find(BY_TICKET, ticket.value());
        }
        if (addressee != null && ticket == null) {
            return find(BY_ADDRESSEE, addressee.value());
        }
        throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "addresseeNumber", "ExactlyOne");
    }

    private Found find(String sql, String number) {
        List<Tuple> rows = session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, number)
                .getResultList();
        if (rows.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        Tuple row = rows.getFirst();
        return new Found(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, LocalDate.class),
                row.get(4, String.class),
                row.get(5, LocalDate.class),
                row.get(6, LocalDate.class),
                row.get(7, Boolean.class),
                row.get(8, LocalDate.class),
                row.get(9, Integer.class),
                rows.stream()
                        .filter(each -> each.get(10, String.class) != null)
                        .map(Subjects::ticket)
                        .toList());
    }

    private static Ticket ticket(Tuple row) {
        return new Ticket(
                row.get(10, String.class),
                row.get(11, LocalDate.class),
                row.get(12, String.class),
                row.get(13, String.class));
    }
}
