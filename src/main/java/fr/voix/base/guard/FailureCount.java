package fr.voix.base.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.NonNull;
import jakarta.inject.Singleton;

/** Counts requests that failed by our fault; exists from the start, so that monitoring sees the first as an increase. */
@Singleton
record FailureCount(BeanProvider<MeterRegistry> meters) implements MeterBinder {

    @Override
    public void bindTo(@NonNull MeterRegistry registry) {
        counter(registry);
    }

    void increment() {
        counter(meters.get()).increment();
    }

    private static Counter counter(MeterRegistry registry) {
        return Counter.builder("voix.failures")
                .description("Requests that met a fault of ours")
                .register(registry);
    }
}
