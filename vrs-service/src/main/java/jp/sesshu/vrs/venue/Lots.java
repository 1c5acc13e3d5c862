package jp.sesshu.vrs.venue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.dose.LotNumber;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The lots that were delivered to the municipality. Where none is kept, every lot is taken as it is read.
@ApplicationScoped
class Lots {
    private final Session entities;
    private final CurrentCaller caller;
    private final AuditLog audit;

    Lots(Session entities, CurrentCaller caller, AuditLog audit) {
        this.entities = entities;
        this.caller = caller;
        this.audit = audit;
    }

    /// @param name of the product, in Japanese
    /// @param expiresOn null where it was not noted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lot(
            String lot,
            VaccineProduct product,
            String name,
            String maker,
            @Nullable LocalDate expiresOn) {}

    @Transactional
    List<Lot> all() {
        return entities
                .createNativeQuery(
                        "select lot_number, product, expires_on from lot order by product, lot_number", Tuple.class)
                .getResultList()
                .stream()
                .map(Lots::lot)
                .toList();
    }

    private static Lot lot(Tuple row) {
        VaccineProduct product = VaccineProduct.valueOf(row.get(1, String.class));
        return new Lot(
                row.get(0, String.class),
                product,
                product.japaneseName(),
                product.maker(),
                row.get(2, LocalDate.class));
    }

    /// Whether the lot may be used: it was delivered as one of that product, or the municipality keeps no lots.
    @Transactional
    boolean usable(LotNumber lot, VaccineProduct product) {
        return entities.createNativeQuery("""
                        select not exists (select from lot)
                            or exists (select from lot where lot_number = ?1 and product = ?2)""", Boolean.class)
                .setParameter(1, lot.value())
                .setParameter(2, product.name())
                .getSingleResult();
    }

    @Transactional
    void keep(LotNumber lot, VaccineProduct product, @Nullable LocalDate expiresOn) {
        entities.createNativeMutationQuery("""
                        insert into lot (municipality, lot_number, product, expires_on)
                        values (?1, ?2, ?3, cast(?4 as date))
                        on conflict (municipality, lot_number, product) do update set expires_on = excluded.expires_on""")
                .setParameter(1, caller.get().municipality().value())
                .setParameter(2, lot.value())
                .setParameter(3, product.name())
                .setParameter(4, expiresOn == null ? null : expiresOn.toString())
                .executeUpdate();
        audit.record(deed("lot.kept", lot, product));
    }

    @Transactional
    void remove(LotNumber lot, VaccineProduct product) {
        int removed = entities.createNativeMutationQuery("delete from lot where lot_number = ?1 and product = ?2")
                .setParameter(1, lot.value())
                .setParameter(2, product.name())
                .executeUpdate();
        if (removed == 0) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        audit.record(deed("lot.removed", lot, product));
    }

    private static Deed deed(String action, LotNumber lot, VaccineProduct product) {
        return Deed.of(action).with(Map.of("lot", lot.value(), "product", product.name()));
    }
}
