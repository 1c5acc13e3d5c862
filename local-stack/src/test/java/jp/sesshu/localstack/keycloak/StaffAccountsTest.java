package jp.sesshu.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import jp.sesshu.localstack.process.StackFailure;
import org.junit.jupiter.api.Test;

class StaffAccountsTest {
    private final StaffAccounts accounts = new StaffAccounts(
            new StaffAccounts.Administrator("administrator", "x"), List.of(), Map.of("known-122271", "secret"));

    @Test
    void saysWhatToDoWhereAFolderIsOlderThanAnAccount() {
        assertThat(accounts.clientSecret("known-122271")).isEqualTo("secret");
        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> accounts.clientSecret("new-122271"))
                .withMessageContaining("new-122271")
                .withMessageContaining("--home");
    }
}
