package fr.voix;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that a request prepares, for tests that ask for it. */
@Singleton
@Requires(property = CountedStatements.ON, value = "true")
public class CountedStatements implements BeanCreatedEventListener<DataSource>, Ordered {

    public static final String ON = "voix.test.count-statements";

    private static final AtomicLong PREPARED = new AtomicLong();

    /** Since the service started. */
    public static long count() {
        return PREPARED.get();
    }

    /** Closest to the pool: whatever the framework puts around it comes later. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        var pool = event.getBean();
        return proxy(
                DataSource.class,
                pool,
                (method, result) -> method.getName().equals("getConnection")
                        ? proxy(Connection.class, (Connection) result, CountedStatements::count)
                        : result);
    }

    private static Object count(Method method, Object result) {
        if (method.getName().equals("prepareStatement")) {
            PREPARED.incrementAndGet();
        }
        return result;
    }

    private interface After {
        Object of(Method method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        InvocationHandler handler = (self, method, arguments) -> {
            try {
                return after.of(method, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(CountedStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
