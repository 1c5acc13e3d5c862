package jp.sesshu.vrs.dose;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DoseRepository implements PanacheRepositoryBase<Dose, UUID> {
    Optional<String> ticketOf(UUID id) {
        return find("select ticketNumber from Dose where id = ?1", id)
                .project(String.class)
                .firstResultOptional();
    }

    List<Dose> ofTicket(String ticketNumber) {
        return list("ticketNumber = ?1 order by doseNumber", ticketNumber);
    }
}
