package jp.sesshu.vrs.bulkinquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.vrs.inquiry.InquiryConfig;

/// A file of inquiries: each row becomes an inquiry that the batch answers.
@ApplicationScoped
class InquiryFile implements ImportKind {
    private static final String REFUSE_REPEATED = """
            update staging s set refused_item = '照会キー', refused_reason = 'DUPLICATE_IN_FILE'
              from (select own_key, min(line) as first_line from staging
                     where refused_reason is null group by own_key having count(*) > 1) r
             where s.own_key = r.own_key and s.line > r.first_line and s.refused_reason is null""";
    private static final String IDENTIFY =
            "update staging set inquiry_id = uuidv7()::text where refused_reason is null";
    private static final String INSERT = """
            insert into inquiry (municipality, id, asked_municipality, addressee_number, reason, consent,
                   identity_check, asked_by, asked_via, asked_at, job_id, line, own_key, answer)
            select ?, inquiry_id::uuid, asked_municipality, addressee_number, reason, consent, identity_check, ?, ?, ?,
                   ?, line, own_key, 'ACCEPTED'
              from staging where refused_reason is null""";
    private static final String INSERT_NUMBERS = """
            insert into my_number.inquiry_number (municipality, inquiry_id, ciphertext)
            select ?, inquiry_id::uuid, ciphertext from staging where refused_reason is null""";
    private final MyNumberCiphers ciphers;
    private final InquiryConfig config;
    private final CurrentCaller caller;
    private final InstantSource clock;

    InquiryFile(MyNumberCiphers ciphers, InquiryConfig config, CurrentCaller caller, InstantSource clock) {
        this.ciphers = ciphers;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inquiry";
    }

    @Override
    public List<String> header() {
        return InquiryStager.HEADER;
    }

    @Override
    public List<String> stagingColumns() {
        return List.of(
                "own_key text",
                "asked_municipality text",
                "addressee_number text",
                "reason text",
                "consent boolean",
                "identity_check text",
                "ciphertext bytea",
                "inquiry_id text");
    }

    @Override
    public RowStager open() {
        return new InquiryStager(ciphers.current(), caller.get().municipality(), config.consentRequired());
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException {
        Caller who = caller.get();
        try (PreparedStatement repeated = connection.prepareStatement(REFUSE_REPEATED);
                PreparedStatement identify = connection.prepareStatement(IDENTIFY);
                PreparedStatement inquiries = connection.prepareStatement(INSERT);
                PreparedStatement numbers = connection.prepareStatement(INSERT_NUMBERS)) {
            repeated.executeUpdate();
            identify.executeUpdate();
            inquiries.setString(1, who.municipality().value());
            inquiries.setString(2, who.name());
            inquiries.setString(3, who.client());
            inquiries.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            inquiries.setObject(5, job.id());
            long taken = inquiries.executeLargeUpdate();
            numbers.setString(1, who.municipality().value());
            numbers.executeLargeUpdate();
            return taken;
        }
    }
}
