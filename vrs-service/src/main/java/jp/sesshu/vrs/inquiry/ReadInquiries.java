package jp.sesshu.vrs.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import org.jspecify.annotations.Nullable;

/// Lists a municipality's own inquiries: also those that were interrupted.
@ApplicationScoped
class ReadInquiries {
    private final InquiryTable inquiries;
    private final AuditLog audit;

    ReadInquiries(InquiryTable inquiries, AuditLog audit) {
        this.inquiries = inquiries;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Inquiry> latest(@Nullable Answer answer) throws SQLException {
        List<Inquiry> latest = inquiries.latest(answer);
        Stream<SubjectReference> people = latest.stream()
                .map(inquiry -> SubjectReference.of(new AddresseeNumber(inquiry.addresseeNumber())))
                .distinct();
        audit.record(Deed.of("inquiry.listed").about(people.toList()).with(Map.of("inquiries", latest.size())));
        return latest;
    }
}
