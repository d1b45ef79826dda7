package fr.voix.base.load;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leads calls of methods marked {@link Through} through their entrance. */
@Singleton
@InterceptorBean(Through.class)
class EntranceInterceptor implements MethodInterceptor<Object, Object> {

    private final BeanContext context;
    private final Map<String, Entrance> entrances = new ConcurrentHashMap<>();

    EntranceInterceptor(BeanContext context) {
        this.context = context;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> call) {
        String name = call.stringValue(Through.class).orElseThrow();
        if (name.equals(Through.NONE)) {
            return call.proceed();
        }
        return entrances
                .computeIfAbsent(name, key -> context.getBean(Entrance.class, Qualifiers.byName(key)))
                .pass(call::proceed);
    }
}
