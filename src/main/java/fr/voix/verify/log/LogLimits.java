package fr.voix.verify.log;

import java.time.Duration;

/**
 * How long a verifier bears with a server.
 *
 * @param answer for a whole answer, its last byte included
 * @param attempts of one request, when the server fails or the connection breaks
 * @param pause before the next attempt, where the server names none
 * @param mostPause whatever the server asks for
 * @param refusals how many times a request waits because there were too many of them
 */
public record LogLimits(
        Duration connect, Duration answer, int attempts, Duration pause, Duration mostPause, int refusals) {

    public static final LogLimits USUAL = new LogLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(60), 5, Duration.ofSeconds(1), Duration.ofSeconds(60), 60);
}
