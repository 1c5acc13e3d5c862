package jp.sesshu.localstack.keycloak;

/// Where Keycloak keeps its tables: a PostgreSQL database that exists and whose owner it is.
public record KeycloakDatabase(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return "KeycloakDatabase[" + jdbcUrl + "]";
    }
}
