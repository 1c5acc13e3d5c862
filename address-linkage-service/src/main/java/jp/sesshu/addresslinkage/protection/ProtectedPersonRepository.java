package jp.sesshu.addresslinkage.protection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;

@ApplicationScoped
class ProtectedPersonRepository implements PanacheRepositoryBase<ProtectedPerson, ProtectedPerson.Key> {
    List<ProtectedPerson> of(UUID protection) {
        return list("protectionId = ?1 order by source, addresseeNumber", protection);
    }

    /// Everybody whom the protections of this person cover, the newest protection first.
    List<ProtectedPerson> around(Addressee whom) {
        return list("""
                protectionId in (select p.protectionId from ProtectedPerson p
                                  where p.source = ?1 and p.addresseeNumber = ?2)
                order by startsOn desc, protectionId, source, addresseeNumber""", whom.source(), whom.number().value());
    }
}
