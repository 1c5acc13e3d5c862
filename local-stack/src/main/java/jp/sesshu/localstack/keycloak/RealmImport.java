package jp.sesshu.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sesshu.localstack.process.StackFailure;

/// The realm that a local Keycloak imports at its first start: the one in the repository, which
/// knows no accounts and no secrets, plus invented staff and generated secrets.
///
/// Secrets are generated once and kept; the import file is made from them anew each time.
/// Keycloak skips a realm that it has, so accounts changed by hand stay as they are.
final class RealmImport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MUNICIPALITIES = List.of("122271", "900001");
    private static final String PREFECTURE = "120006";
    private static final String SECOND_FACTOR = "second-factor";

    /// How an account's name begins, and the role it has.
    private static final Map<String, String> DUTIES = new TreeMap<>(Map.of(
            "clerk", "clerk",
            "supervisor", "supervisor",
            "security", "security-officer",
            "venue", "venue-staff"));

    private final Path realm;
    private final Path home;

    RealmImport(Path realm, Path home) {
        this.realm = realm;
        this.home = home;
    }

    StaffAccounts write() {
        try {
            ObjectNode description = (ObjectNode) JSON.readTree(realm.toFile());
            if (!Files.exists(StaffAccounts.file(home))) {
                writePrivately(StaffAccounts.file(home), generate(description).toJson());
            }
            StaffAccounts accounts = StaffAccounts.below(home);
            addClientSecrets(description, accounts);
            ArrayNode users = description.withArrayProperty("users");
            accounts.accounts().forEach(account -> users.add(user(account)));
            Path file = home.resolve("data/keycloak/data/import/suite-realm.json");
            writePrivately(file, JSON.writeValueAsBytes(description));
            return accounts;
        } catch (IOException e) {
            throw new StackFailure("the realm's import could not be written below %s: %s".formatted(home, e), e);
        }
    }

    private static StaffAccounts generate(JsonNode realm) {
        List<StaffAccount> accounts = new ArrayList<>();
        for (String municipality : MUNICIPALITIES) {
            DUTIES.forEach((name, role) -> accounts.add(account(realm, name, municipality, role)));
        }
        accounts.add(account(realm, "observer", PREFECTURE, "prefecture-observer"));
        Map<String, String> secrets = new TreeMap<>();
        for (JsonNode client : realm.path("clients")) {
            if (client.path("serviceAccountsEnabled").asBoolean()) {
                secrets.put(client.path("clientId").asText(), GeneratedSecret.password());
            }
        }
        return new StaffAccounts(
                new StaffAccounts.Administrator("administrator", GeneratedSecret.password()), accounts, secrets);
    }

    private static StaffAccount account(JsonNode realm, String name, String municipality, String role) {
        String secret = needsSecondFactor(realm, role) ? GeneratedSecret.oneTimeCodeSecret() : null;
        return new StaffAccount(name + "-" + municipality, municipality, role, GeneratedSecret.password(), secret);
    }

    private static boolean needsSecondFactor(JsonNode realm, String role) {
        for (JsonNode candidate : realm.path("roles").path("realm")) {
            if (candidate.path("name").asText().equals(role)) {
                for (JsonNode part : candidate.path("composites").path("realm")) {
                    if (part.asText().equals(SECOND_FACTOR)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void addClientSecrets(ObjectNode realm, StaffAccounts accounts) {
        for (JsonNode client : realm.path("clients")) {
            String secret = accounts.clientSecrets().get(client.path("clientId").asText());
            if (secret != null) {
                ((ObjectNode) client).put("secret", secret);
            }
        }
    }

    private static ObjectNode user(StaffAccount account) {
        ObjectNode user =
                JSON.createObjectNode().put("username", account.name()).put("enabled", true);
        user.putObject("attributes").putArray("municipality").add(account.municipality());
        user.putArray("realmRoles").add(account.role());
        ArrayNode credentials = user.putArray("credentials");
        credentials.addObject().put("type", "password").put("value", account.password());
        String secret = account.oneTimeCodeSecret();
        if (secret != null) {
            credentials
                    .addObject()
                    .put("type", "otp")
                    .put("secretData", json(Map.of("value", secret)))
                    .put(
                            "credentialData",
                            json(Map.of(
                                    "subType",
                                    "totp",
                                    "algorithm",
                                    "HmacSHA1",
                                    "digits",
                                    6,
                                    "period",
                                    OneTimeCode.STEP_SECONDS,
                                    "counter",
                                    0,
                                    "secretEncoding",
                                    "BASE32")));
        }
        return user;
    }

    private static String json(Map<String, ?> values) {
        return JSON.valueToTree(values).toString();
    }

    /// Readable by its owner only, from the first byte on; complete or not there.
    private static void writePrivately(Path file, byte[] content) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder, mode("rwx------"));
        Path unfinished = Files.createTempFile(folder, ".unfinished", "", mode("rw-------"));
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
