package jp.sesshu.certificate.issue;

import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.lookup.Question;
import jp.sesshu.certificate.lookup.Sought;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// An application for a certificate, by somebody whom the card or the staff's check has identified already.
///
/// @param id chosen by whoever sends it; the same one again is answered with the same certificate
/// @param municipality who is asked: the one whose ticket the doses were given on
/// @param name as the card has it or as staff saw it in documents; null for the name on record, at the counter only
/// @param birthDate as the card or a document has it; it has to be the record's
/// @param passport exactly for an international certificate; verified to be valid already
/// @param requestedBy the member of staff at the counter; null at a machine
/// @param replaces the certificate that the new one takes the place of; at the counter only
public record Application(
        UUID id,
        Channel channel,
        CertificateKind kind,
        MunicipalityCode municipality,
        Sought who,
        @Nullable String name,
        LocalDate birthDate,
        @Nullable Passport passport,
        @Nullable String requestedBy,
        @Nullable CertificateId replaces) {
    public Application {
        if ((passport == null) == (kind == CertificateKind.INTERNATIONAL)) {
            throw new IllegalArgumentException("an international certificate, and no other, needs a passport");
        }
        if ((replaces != null || name == null) && !channel.isCounter()) {
            throw new IllegalArgumentException("a certificate is replaced, and a name looked up, at the counter");
        }
    }

    /// An application whose card was read by an app or a kiosk, and verified.
    public static Application byCard(
            UUID id,
            Channel channel,
            CertificateKind kind,
            MunicipalityCode municipality,
            MyNumber myNumber,
            Holder holder,
            @Nullable Passport passport) {
        return new Application(
                id,
                channel,
                kind,
                municipality,
                new Sought.ByMyNumber(myNumber),
                holder.name(),
                holder.birthDate(),
                passport,
                null,
                null);
    }

    /// @param found whose record it is
    Holder holder(LookedUp.Person found) {
        return new Holder(name == null ? found.name() : name, birthDate);
    }

    Question question() {
        return new Question(id, channel, who, requestedBy);
    }
}
