package fr.voix.base.deployment;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.util.List;

/** A context in which nothing is made before it is asked for: no connection, no server, no job. */
public final class UnstartedContext {

    private UnstartedContext() {}

    /** With the settings of this process. */
    public static ApplicationContext open() {
        return builder().start();
    }

    /** With these settings, and none of this process. */
    public static ApplicationContext open(PropertySource... settings) {
        return builder()
                .environmentPropertySource(false)
                .propertySources(settings)
                .start();
    }

    /** What Micronaut overrides in its own way is not ours to mend. */
    @SuppressWarnings("overrides")
    private static ApplicationContextBuilder builder() {
        return new DefaultApplicationContextBuilder() {
            @Override
            protected ApplicationContext newApplicationContext() {
                return new DefaultApplicationContext(this) {
                    /** What would be made at once is made when it is asked for. */
                    @Override
                    @SuppressWarnings({"rawtypes", "unchecked"})
                    protected void initializeContext(List contextScoped, List processed, List parallel) {
                        super.initializeContext(List.of(), List.of(), List.of());
                    }

                    /** Nobody is told that it started. */
                    @Override
                    public void publishEvent(Object event) {}
                };
            }
        }.banner(false).deduceEnvironment(false);
    }
}
