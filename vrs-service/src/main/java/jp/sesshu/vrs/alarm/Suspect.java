package jp.sesshu.vrs.alarm;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Whom an alarm is about: the user of a genuine token, an account of Keycloak, or else an address and nobody's
/// municipality. Never both: what a forged token says counts against nobody.
public record Suspect(
        MunicipalityCode municipality,
        @Nullable String user,
        @Nullable String address) {
    private static final String UNREADABLE = "unreadable";

    public static Suspect of(Caller caller) {
        return new Suspect(caller.municipality(), caller.name(), null);
    }

    /// An IPv6 network counts as one address: a single line has 2^64 of them.
    public static Suspect at(@Nullable String address) {
        return new Suspect(MunicipalityCode.NOBODY, null, network(address));
    }

    /// An account that no municipality is known of, by Keycloak's own id.
    public static Suspect account(UUID id) {
        return new Suspect(MunicipalityCode.NOBODY, id.toString(), null);
    }

    private static String network(@Nullable String address) {
        if (address == null) {
            return UNREADABLE;
        }
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            byte[] bytes = known.getAddress();
            return bytes.length == 4 ? known.getHostAddress() : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (IllegalArgumentException notAnAddress) {
            // What a proxy passed on. It isn't kept, since it may say anything.
            return UNREADABLE;
        }
    }
}
