package fr.voix;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes commands without the application context, which would start the database: picocli makes all of them before it knows
 * which one is meant. A command takes its services as {@link Provider}s, and the first one that is asked starts the context.
 */
final class CommandFactory implements IFactory, AutoCloseable {

    private ApplicationContext context;

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() > 0
                    && Arrays.stream(constructor.getParameterTypes()).allMatch(Provider.class::equals)) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                        .map(this::provider)
                        .toArray()));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }

    private Provider<?> provider(Type provided) {
        Class<?> bean = (Class<?>) ((ParameterizedType) provided).getActualTypeArguments()[0];
        return () -> context().getBean(bean);
    }

    private ApplicationContext context() {
        if (context == null) {
            context = ApplicationContext.builder()
                    .banner(false)
                    .deduceEnvironment(false)
                    .start();
        }
        return context;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
