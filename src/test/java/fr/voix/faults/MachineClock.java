package fr.voix.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sets the clock of service processes wrong, while they run: {@link JumpingClock} goes on their class path, alone. */
final class MachineClock {

    private final Path file;
    private final Path classes;

    MachineClock(Path folder) throws IOException {
        this.file = folder.resolve("clock-error");
        this.classes = folder.resolve("clock-classes");
        set(Duration.ZERO);
        Path all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
        String reference = "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/fr.voix.faults.";
        for (String part : List.of(
                "fr/voix/faults/JumpingClock.class",
                "fr/voix/faults/$JumpingClock$Definition.class",
                reference + "$JumpingClock$Definition")) {
            Path copy = classes.resolve(part);
            Files.createDirectories(copy.getParent());
            Files.copy(all.resolve(part), copy);
        }
    }

    List<Path> classPath() {
        return List.of(classes);
    }

    Map<String, String> environment() {
        return Map.of("TEST_CLOCK_ERROR_FILE", file.toString());
    }

    /** From now on the service's clock is wrong by so much. */
    void set(Duration error) throws IOException {
        Path fresh = file.resolveSibling("clock-error.new");
        Files.writeString(fresh, Long.toString(error.toSeconds()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How wrong it must be to say that the next hour begins in so long. */
    static Duration beforeTheNextHour(Duration left) {
        Instant now = Instant.now();
        return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
                .minus(left);
    }

    /** A clock that is wrong by so much, for those who make passes. */
    static Clock wrongBy(Duration error) {
        return Clock.offset(Clock.system(ZoneOffset.UTC), error);
    }
}
