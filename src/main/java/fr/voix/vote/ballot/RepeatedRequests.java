package fr.voix.vote.ballot;

import fr.voix.base.secret.Secrets;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Recognizes repeated requests, for at most 72 hours. */
@Singleton
record RepeatedRequests(RequestRepository requests, Secrets secrets, Clock clock) {

    private static final int DAYS_KEPT = 3;
    /** Longer than the pause between two runs. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** @param request all that tells the request from another */
    RequestMark mark(String scrutinUid, VoterKey voter, IdempotencyKey key, byte[] request) {
        return RequestMark.of(secrets.pepper(), scrutinUid, voter, key, request, today());
    }

    /** Deletes requests that may be older than 72 hours before the next run. */
    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    int forgetOld() {
        return requests.forget(
                LocalDate.ofInstant(clock.instant().plus(AHEAD), ZoneOffset.UTC).minusDays(DAYS_KEPT));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
