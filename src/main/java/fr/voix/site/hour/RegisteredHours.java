package fr.voix.site.hour;

import fr.voix.urn.register.Statement;
import fr.voix.urn.register.StatementSource;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How many requests of an hour were answered well, once every instance has told its own. */
@Singleton
record RegisteredHours(
        RequestHourRepository hours,
        RequestCounter counter,

        @Property(name = "voix.register.every", defaultValue = "10s")
        Duration every)
        implements StatementSource {

    /** From an hour's beginning to when it is stated. */
    private static final Duration TOLD_AFTER = Duration.ofMinutes(65);

    /** So many rounds after the database was away: by then every instance has told what it kept meanwhile. */
    private static final int QUIET_ROUNDS = 6;

    @Override
    public String kind() {
        return "h1";
    }

    /** Each hour of a class at most once, and in their order. */
    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        Instant quiet = tick.minus(every.multipliedBy(QUIET_ROUNDS));
        if (counter.toldSince().filter(since -> !since.isAfter(quiet)).isEmpty()) {
            return List.of();
        }
        return hours.findBefore(tick.minus(TOLD_AFTER)).entrySet().stream()
                .filter(one -> last(stated.get(one.getKey().requestClass()))
                        .isBefore(one.getKey().hour()))
                .map(one -> new Statement(String.join(
                        " ",
                        kind(),
                        one.getKey().hour().toString(),
                        one.getKey().requestClass(),
                        Long.toString(one.getValue().good()),
                        Long.toString(one.getValue().total()))))
                .toList();
    }

    private static Instant last(@Nullable String line) {
        return line == null ? Instant.EPOCH : Instant.parse(line.split(" ")[1]);
    }
}
