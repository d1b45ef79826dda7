package fr.voix.verify.witness;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.witness.WitnessedLogsReader.WitnessedLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Asks each log by the clock what is new; one that is slow keeps no other waiting. */
final class MirrorJob {

    private static final LogLimits LIMITS = new LogLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(30), 3, Duration.ofSeconds(1), Duration.ofSeconds(30), 5);

    private final MirrorService service;
    private final WitnessedLogsReader logs;
    private final Path folder;
    private final Duration pause;
    private final Consumer<String> warnings;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** What was said of a log last, so that it is said once. */
    private final Map<String, String> said = new ConcurrentHashMap<>();

    MirrorJob(MirrorService service, WitnessedLogsReader logs, Path folder, Duration pause, Consumer<String> warnings) {
        this.service = service;
        this.logs = logs;
        this.folder = folder;
        this.pause = pause;
        this.warnings = warnings;
    }

    void start() {
        Thread.ofVirtual().name("mirror").start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            logs.all().forEach((origin, log) -> {
                if (running.add(origin)) {
                    Thread.ofVirtual().start(() -> pull(origin, log));
                }
            });
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pull(String origin, WitnessedLog log) {
        try {
            String trouble = trouble(origin, log);
            if (!Objects.equals(trouble, said.getOrDefault(origin, ""))) {
                said.put(origin, trouble);
                warnings.accept(origin + ": " + (trouble.isEmpty() ? "is copied again" : trouble));
            }
        } finally {
            running.remove(origin);
        }
    }

    /** Why nothing is co-signed; empty when all is. */
    private String trouble(String origin, WitnessedLog log) {
        if (log.address().isEmpty()) {
            return "the list of logs does not say where it is read";
        }
        try (LogClient client = new LogClient(URI.create(log.address()), LIMITS)) {
            service.pull(log.keys(), client, new MirrorStore(folder.resolve(Head.address(origin))));
            return "";
        } catch (DifferenceException e) {
            return "NOTHING MORE IS CO-SIGNED: " + e.getMessage();
        } catch (UncheckableException | IOException e) {
            return "it cannot be copied: " + e.getMessage();
        }
    }
}
