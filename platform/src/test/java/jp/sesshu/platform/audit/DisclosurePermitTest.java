package jp.sesshu.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import jp.sesshu.platform.mynumber.MyNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("HM-11")
@Tag("OPS-5")
class DisclosurePermitTest {
    private final MyNumber number = new MyNumber("123456789018");

    @Test
    void opensAMyNumberWhileItsTransactionRuns() {
        assertThat(number.reveal(new DisclosurePermit())).isEqualTo("123456789018");
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN})
    void opensNothingOnceItsTransactionIsOverHoweverItEnded(int status) {
        DisclosurePermit permit = new DisclosurePermit();
        permit.beforeCompletion();
        permit.afterCompletion(status);

        assertThatThrownBy(() -> number.reveal(permit))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("1234");
    }

    @Test
    void nobodyOutsideTheAuditLogCanMakeOne() {
        assertThat(DisclosurePermit.class.getDeclaredConstructors())
                .allMatch(constructor -> !Modifier.isPublic(constructor.getModifiers()));
    }

    @Test
    void aMyNumberHasNoOtherDoor() {
        assertThat(Arrays.stream(MyNumber.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == String.class)
                        .map(method -> method.getName() + method.getParameterCount()))
                .containsExactlyInAnyOrder("reveal1", "toString0");
    }
}
