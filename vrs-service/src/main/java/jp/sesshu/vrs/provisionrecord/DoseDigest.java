package jp.sesshu.vrs.provisionrecord;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/// Stands for what an answer held, so that both sides can compare it without keeping it twice. Bound to the inquiry:
/// equal answers to two inquiries have different ones.
public final class DoseDigest {
    private DoseDigest() {}

    public static byte[] of(UUID inquiry, List<ProvidedDose> doses) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(inquiry.toString().getBytes(StandardCharsets.US_ASCII));
            for (ProvidedDose dose : doses) {
                digest.update(line(dose).getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// None of the items before the venue can hold a comma, and none at all a line break.
    private static String line(ProvidedDose dose) {
        return "\n%d,%s,%s,%s,%s,%s,%s\n%s"
                .formatted(
                        dose.doseNumber(),
                        dose.givenOn(),
                        dose.ticketNumber(),
                        dose.municipality(),
                        dose.product(),
                        dose.lot(),
                        dose.venue(),
                        dose.doctor() == null ? "" : dose.doctor());
    }
}
