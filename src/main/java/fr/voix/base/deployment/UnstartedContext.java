package fr.voix.base.deployment;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.util.List;

/** An application context that creates beans only on request: no connection, no server, no job. */
public final class UnstartedContext {

    private UnstartedContext() {}

    /** With the settings of this process. */
    public static ApplicationContext open() {
        return builder().start();
    }

    /** With only these settings, and none of this process. */
    public static ApplicationContext open(PropertySource... settings) {
        return builder()
                .environmentPropertySource(false)
                .propertySources(settings)
                .start();
    }

    /** The suppressed warning is about Micronaut's own code. */
    @SuppressWarnings("overrides")
    private static ApplicationContextBuilder builder() {
        return new DefaultApplicationContextBuilder() {
            @Override
            protected ApplicationContext newApplicationContext() {
                return new DefaultApplicationContext(this) {
                    /** Creates no eager beans. */
                    @Override
                    @SuppressWarnings({"rawtypes", "unchecked"})
                    protected void initializeContext(List contextScoped, List processed, List parallel) {
                        super.initializeContext(List.of(), List.of(), List.of());
                    }

                    /** Publishes no event, so that nothing reacts to a start. */
                    @Override
                    public void publishEvent(Object event) {}
                };
            }
        }.banner(false).deduceEnvironment(false);
    }
}
