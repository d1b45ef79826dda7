package fr.voix.urn.note;

import fr.voix.base.deployment.HealthReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The places elsewhere that get the same notes as the folder of this instance ({@code VOIX_URN_CHECKPOINT_SINKS}). */
@Singleton
class NoteSinks implements HealthReason {

    private static final Logger LOG = LoggerFactory.getLogger(NoteSinks.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** Longer than the minute of which a store writes its newest notes once. */
    private static final Duration REST = Duration.ofSeconds(65);

    private final List<NoteSinkWriter> sinks;
    private final Clock clock;

    NoteSinks(NoteConfig config, UrnKeyService keys, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.sinks = config.checkpointSinks().stream()
                .map(place -> new NoteSinkWriter(place, sink(place, keys.host()), clock, FIRST_PAUSE, REST))
                .toList();
        sinks.forEach(sink -> Gauge.builder("voix.urn.sink.behind", sink, NoteSinkWriter::behind)
                .description("Signed notes that a sink has not taken")
                .tag("sink", Integer.toString(sinks.indexOf(sink) + 1))
                .register(meters));
    }

    private static NoteSinkClient sink(String place, String host) {
        return place.matches("https?://.*")
                ? new PutSinkClient(host, place, LONGEST)
                : new NoteFolderWriter(host, Path.of(place));
    }

    /** Never waits. */
    void offer(List<String> notes) {
        sinks.forEach(sink -> sink.offer(notes));
    }

    /** Tells what they know; of one that takes no notes it is known already that it is away. */
    void readNewest(NoteListener listener) {
        sinks.stream()
                .filter(sink -> sink.failure() == null)
                .forEach(sink -> carryOut(
                        sink,
                        "does not say what was published",
                        () -> sink.sink().readNewest(listener)));
    }

    /** Waits for them: this happens once. */
    void beginEpoch(Map<String, Long> sizes) {
        sinks.forEach(sink ->
                carryOut(sink, "does not know of the epoch", () -> sink.sink().beginEpoch(sizes, clock.instant())));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void carryOut(NoteSinkWriter sink, String otherwise, Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {}: {}", sink.name(), otherwise, e.toString());
        }
    }

    /** By its place in the setting: an address may hold a secret. */
    @Override
    public Map<String, String> reasons() {
        Map<String, String> behind = new TreeMap<>();
        for (NoteSinkWriter sink : sinks) {
            if (sink.failure() != null) {
                behind.put("sink " + (sinks.indexOf(sink) + 1), "takes no notes, and is " + sink.behind() + " behind");
            }
        }
        return behind;
    }

    @PreDestroy
    void close() {
        sinks.forEach(NoteSinkWriter::close);
    }
}
