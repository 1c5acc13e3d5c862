package jp.sesshu.platform.transaction;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/// Binds the municipality right after the transaction has begun. The interceptor binding is {@code @Transactional}
/// itself, so that no method can have a transaction and forget its municipality.
@Interceptor
@Transactional(Transactional.TxType.REQUIRED)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201)
class BindRequired {
    private final MunicipalityBinding binding;

    BindRequired(MunicipalityBinding binding) {
        this.binding = binding;
    }

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        binding.bind();
        return invocation.proceed();
    }
}
