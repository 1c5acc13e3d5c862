package jp.sesshu.localstack.keycloak;

import java.nio.file.Path;

/// What a Keycloak on the loopback address needs to run.
///
/// @param programs where unpacked programs are kept, shared by every stack of this checkout
/// @param archive Keycloak's distribution, `keycloak-quarkus-dist-<version>.zip`
/// @param realm the realm without accounts and secrets, `deploy/keycloak/realm.json`
/// @param home the stack's own folder; secrets go below `secrets`, the rest below `data/keycloak`
/// @param jdk a JDK 25's folder
public record KeycloakSettings(
        Path programs,
        Path archive,
        Path realm,
        Path home,
        Path jdk,
        int port,
        int managementPort,
        KeycloakDatabase database) {
    public KeycloakSettings {
        programs = programs.toAbsolutePath();
        archive = archive.toAbsolutePath();
        realm = realm.toAbsolutePath();
        home = home.toAbsolutePath();
        jdk = jdk.toAbsolutePath();
    }

    Path workFolder() {
        return home.resolve("data/keycloak");
    }

    Path log() {
        return home.resolve("logs/keycloak.log");
    }
}
