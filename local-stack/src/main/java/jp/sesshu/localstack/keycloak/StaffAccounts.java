package jp.sesshu.localstack.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.sesshu.localstack.process.StackFailure;

/// Everything secret that was generated for a local Keycloak, as it is kept in
/// `secrets/staff.json`: the accounts, the services' client secrets, the administrator.
public record StaffAccounts(
        Administrator administrator, List<StaffAccount> accounts, Map<String, String> clientSecrets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Keycloak's own administrator, in its master realm. There always is one: without, Keycloak
    /// offers anybody on this machine to become it.
    public record Administrator(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }

    public StaffAccounts {
        accounts = List.copyOf(accounts);
        clientSecrets = Map.copyOf(clientSecrets);
    }

    /// Reads what the first start left.
    ///
    /// @param home the stack's folder
    public static StaffAccounts below(Path home) {
        Path file = file(home);
        try {
            return JSON.readValue(file.toFile(), StaffAccounts.class);
        } catch (IOException e) {
            // the parser's message may quote the file
            throw new StackFailure(
                    "%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()));
        }
    }

    static Path file(Path home) {
        return home.resolve("secrets/staff.json");
    }

    public StaffAccount account(String name) {
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such account: " + name));
    }

    /// @throws StackFailure where the folder's accounts were made when there was no such account yet
    public String clientSecret(String clientId) {
        String secret = clientSecrets.get(clientId);
        if (secret == null) {
            throw new StackFailure("this folder's accounts are older than the account " + clientId
                    + ", and Keycloak takes new ones at its first start only:"
                    + " use a new folder (--home), or delete this one");
        }
        return secret;
    }

    byte[] toJson() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    @Override
    public String toString() {
        return "StaffAccounts" + accounts;
    }
}
