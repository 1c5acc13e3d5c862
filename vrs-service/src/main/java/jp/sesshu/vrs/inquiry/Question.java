package jp.sesshu.vrs.inquiry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;

/// What is asked, beside the My Number.
///
/// @param addressee the person's number in the municipality that asks
record Question(
        MunicipalityCode municipality,
        AddresseeNumber addressee,
        Reason reason,
        boolean consent,
        IdentityCheck identityCheck) {
    /// Tells the same inquiry sent again from another one under its id, after the My Number is forgotten. The keyed
    /// index makes it impossible to try numbers out, the id that two inquiries be compared.
    byte[] fingerprint(UUID id, byte[] numberIndex) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(numberIndex);
            String rest = String.join(
                    "\n",
                    id.toString(),
                    municipality.value(),
                    addressee.value(),
                    String.valueOf(consent),
                    identityCheck.name(),
                    reason.value());
            return digest.digest(rest.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
