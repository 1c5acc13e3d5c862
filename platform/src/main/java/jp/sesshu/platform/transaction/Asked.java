package jp.sesshu.platform.transaction;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;

/// What one request asks for, waiting to be carried out together with others.
///
/// @param trace the trace that the request belongs to
public record Asked<C, R>(C command, Caller caller, Context trace, CompletableFuture<R> answer) {
    /// Runs {@code work} in the name of whoever asked, within the request's trace.
    public <T, E extends Exception> T inItsName(ScopedValue.CallableOp<T, E> work) throws E {
        return CurrentCaller.as(caller, trace, work);
    }

    void end(Outcome<R> outcome) {
        if (outcome.refusal() != null) {
            answer.completeExceptionally(outcome.refusal());
        } else {
            answer.complete(outcome.result());
        }
    }
}
