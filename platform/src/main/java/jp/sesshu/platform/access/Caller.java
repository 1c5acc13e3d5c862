package jp.sesshu.platform.access;

import jp.sesshu.platform.number.MunicipalityCode;

/// Who acts, for which municipality. Background work acts as whoever started it, or as the service itself.
///
/// @param name the sign-in name, or the service's name
/// @param client the program they signed in through, or the service itself
/// @param zone the zone the token was issued for
public record Caller(MunicipalityCode municipality, String name, String client, String zone) {
    public static Caller service(MunicipalityCode municipality, String service) {
        return new Caller(municipality, service, service, "internal");
    }
}
