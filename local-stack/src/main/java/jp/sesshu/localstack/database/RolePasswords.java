package jp.sesshu.localstack.database;

/// The password of each database role.
@FunctionalInterface
public interface RolePasswords {
    String of(String role);

    /// For tests, whose server nobody else reaches: each role's password is its name.
    static RolePasswords sameAsRole() {
        return role -> role;
    }
}
