package fr.voix.base.load;

import fr.voix.base.database.JobRun;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.DelegatingExecutableMethod;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.TaskExceptionHandler;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Meters of each job with a fixed delay: seconds since it was last carried out, and the delay between two runs. */
@Singleton
record JobMeterListener(BeanContext beans) implements BeanCreatedEventListener<ScheduledMethodProcessor> {

    @Override
    public ScheduledMethodProcessor onCreated(BeanCreatedEvent<ScheduledMethodProcessor> event) {
        return new Processor(beans);
    }

    private static final class Processor extends ScheduledMethodProcessor {

        private final BeanContext beans;

        Processor(BeanContext beans) {
            super(beans, Optional.of(ConversionService.SHARED), beans.getBean(TaskExceptionHandler.class));
            this.beans = beans;
        }

        @Override
        public void process(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {
            String name = definition.getBeanType().getSimpleName() + "." + method.getMethodName();
            super.process(
                    definition,
                    method.stringValue(Scheduled.class, "fixedDelay")
                            .flatMap(pause -> ConversionService.SHARED.convert(pause, Duration.class))
                            .<ExecutableMethod<?, ?>>map(pause -> new Measured<>(method, name, pause, beans))
                            .orElse(method));
        }
    }

    private static final class Measured<T, R> implements DelegatingExecutableMethod<T, R> {

        private final ExecutableMethod<T, R> method;
        private volatile long doneAt = System.nanoTime();

        Measured(ExecutableMethod<T, R> method, String name, Duration pause, BeanContext beans) {
            this.method = method;
            MeterRegistry meters = beans.getBean(MeterRegistry.class);
            Gauge.builder("voix.job.age", () -> (System.nanoTime() - doneAt) / 1e9)
                    .description("Since a job was last done, or since the start")
                    .baseUnit("seconds")
                    .tag("job.name", name)
                    .register(meters);
            Gauge.builder("voix.job.pause", () -> pause.toMillis() / 1_000.0)
                    .description("Between two rounds of a job")
                    .baseUnit("seconds")
                    .tag("job.name", name)
                    .register(meters);
        }

        @Override
        public ExecutableMethod<T, R> getTarget() {
            return method;
        }

        @Override
        public R invoke(T job, Object... arguments) {
            if (JobRun.carriesOut(() -> method.invoke(job, arguments))) {
                doneAt = System.nanoTime();
            }
            return null;
        }
    }
}
