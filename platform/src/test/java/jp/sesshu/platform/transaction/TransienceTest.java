package jp.sesshu.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ADB-1")
class TransienceTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01"})
    void whatTheDatabaseCallsPassingPasses(String state) {
        assertThat(Transience.of(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42501"})
    void aBrokenRuleNeverPasses(String state) {
        assertThat(Transience.of(new IllegalStateException(new SQLException("broken", state))))
                .isFalse();
    }

    @Test
    void aMistakeOfOursNeverPasses() {
        assertThat(Transience.of(new IllegalStateException(new IOException("odd"))))
                .isFalse();
    }

    /// The transaction manager hangs the reason beside its own exception, not behind it.
    @Test
    void aCommitWhoseConnectionDiedPasses() {
        RollbackException rollback = new RollbackException("could not commit");
        rollback.addSuppressed(new IOException(new SQLException("broken pipe", "08006")));

        assertThat(Transience.of(new IllegalStateException(rollback))).isTrue();
    }
}
