package fr.voix.urn.memory;

import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.note.NotedCheckpointService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.NonNull;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells how urns are published, noted and stopped. What it asks is made after the meters are, so it is looked up when asked. */
@Singleton
record UrnMeters(
        BeanProvider<UrnPublishing> publishing,
        BeanProvider<NotedCheckpointService> noted,
        BeanProvider<UrnGuard> guard)
        implements MeterBinder {

    @Override
    public void bindTo(@NonNull MeterRegistry meters) {
        age(
                meters,
                "voix.publication.age",
                "Since urns were last published",
                () -> publishing.get().age());
        age(
                meters,
                "voix.notes.age",
                "Since when the oldest signed note waits that is not written to the folder of notes",
                () -> noted.get().unwrittenFor());
        Gauge.builder("voix.urns.stopped", () -> guard.get().stopped().size())
                .description("Urns that are read-only")
                .register(meters);
        Gauge.builder("voix.urns.readonly", () -> guard.get().isReadOnly() ? 1 : 0)
                .description("1 when all urns are read-only")
                .register(meters);
    }

    private static void age(MeterRegistry meters, String name, String description, Supplier<Duration> age) {
        Gauge.builder(name, () -> age.get().toMillis() / 1_000.0)
                .description(description)
                .baseUnit("seconds")
                .register(meters);
    }
}
