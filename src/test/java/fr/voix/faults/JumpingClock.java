package fr.voix.faults;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a machine that is set by hand: it goes wrong by the seconds that a file says, from one call to the next. */
@Singleton
@Primary
@Requires(property = JumpingClock.PROPERTY)
public class JumpingClock extends Clock {

    static final String PROPERTY = "test.clock-error-file";

    private final Path file;

    JumpingClock(@Property(name = PROPERTY) Path file) {
        this.file = file;
    }

    @Override
    public Instant instant() {
        try {
            return Instant.now()
                    .plus(Duration.ofSeconds(
                            Long.parseLong(Files.readString(file).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
