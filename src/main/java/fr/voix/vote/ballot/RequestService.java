package fr.voix.vote.ballot;

import fr.voix.base.secret.Secrets;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Knows requests again that a client repeats, for at most 72 hours. */
@Singleton
class RequestService {

    private static final int DAYS_KEPT = 3;

    private final RequestRepository requests;
    private final byte[] pepper;
    private final Clock clock;

    RequestService(RequestRepository requests, Secrets secrets, Clock clock) {
        this.requests = requests;
        this.pepper = secrets.pepper();
        this.clock = clock;
    }

    /** @param request everything that makes the request another one */
    RequestMark mark(String scrutinUid, VoterKey voter, IdempotencyKey key, byte[] request) {
        return RequestMark.of(pepper, scrutinUid, voter, key, request, today());
    }

    /** Deletes what may soon be older than 72 hours. */
    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    @Transactional
    int forgetOld() {
        return requests.forget(today().minusDays(DAYS_KEPT));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
