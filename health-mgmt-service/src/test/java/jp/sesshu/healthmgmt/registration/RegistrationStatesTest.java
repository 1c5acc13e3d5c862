package jp.sesshu.healthmgmt.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("HM-9")
class RegistrationStatesTest {
    private static final Instant NOW = Instant.parse("2022-04-01T00:00:00Z");
    private static final Map<RunState, Consumer<RegistrationRun>> STEPS = Map.of(
            RunState.APPROVED, run -> run.approve("supervisor", NOW),
            RunState.SENT, run -> run.sent(UUID.randomUUID()),
            RunState.DONE, run -> run.done(1, 0, NOW),
            RunState.FAILED, run -> run.failed("file-refused", NOW));
    private static final Map<RunState, Set<RunState>> ALLOWED = Map.of(
            RunState.REQUESTED, Set.of(RunState.APPROVED),
            RunState.APPROVED, Set.of(RunState.SENT, RunState.FAILED),
            RunState.SENT, Set.of(RunState.DONE, RunState.FAILED),
            RunState.DONE, Set.of(),
            RunState.FAILED, Set.of());

    @ParameterizedTest
    @EnumSource(RunState.class)
    void aRunGoesFromEachStateToThoseAllowedAndToNoOther(RunState from) {
        STEPS.forEach((to, step) -> {
            RegistrationRun run = new RegistrationRun(UUID.randomUUID(), "122271", UUID.randomUUID(), "clerk", NOW);
            run.state = from;
            if (ALLOWED.get(from).contains(to)) {
                step.accept(run);
                assertThat(run.state).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> step.accept(run)).isInstanceOf(IllegalStateException.class);
                assertThat(run.state).isEqualTo(from);
                assertThat(run.endedAt).isNull();
            }
        });
    }
}
