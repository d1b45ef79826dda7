package fr.voix.vote.ballot;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Forgets repeated requests every quarter of an hour. */
@Singleton
class RequestJob {

    private final RequestService requests;

    RequestJob(RequestService requests) {
        this.requests = requests;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    void forgetOld() {
        requests.forgetOld();
    }
}
