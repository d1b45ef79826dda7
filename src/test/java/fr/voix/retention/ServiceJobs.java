package fr.voix.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that the clock calls in the service, called when a test has moved the clock. */
record ServiceJobs(List<Runnable> rounds) {

    /** @param except simple names of classes that are left out */
    static ServiceJobs of(ApplicationContext context, Set<String> except) {
        List<Runnable> rounds = new ArrayList<>();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            Class<?> type = definition.getBeanType();
            if (type.getName().startsWith("fr.voix.") && !except.contains(type.getSimpleName())) {
                definition.getExecutableMethods().stream()
                        .filter(method -> method.hasAnnotation(Scheduled.class))
                        .forEach(method -> rounds.add(() -> call(context, definition, method)));
            }
        }
        assertThat(rounds).hasSizeGreaterThan(20);
        return new ServiceJobs(rounds);
    }

    @SuppressWarnings("unchecked")
    private static <T> void call(
            ApplicationContext context, BeanDefinition<T> definition, ExecutableMethod<?, ?> method) {
        ((ExecutableMethod<T, ?>) method).invoke(context.getBean(definition));
    }

    void run() {
        rounds.forEach(Runnable::run);
    }
}
