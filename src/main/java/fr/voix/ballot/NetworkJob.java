package fr.voix.ballot;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Forgets networks every quarter of an hour. */
@Singleton
class NetworkJob {

    private final NetworkService networks;
    private final QuarantineService quarantines;

    NetworkJob(NetworkService networks, QuarantineService quarantines) {
        this.networks = networks;
        this.quarantines = quarantines;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    void forgetOld() {
        networks.forgetOld();
        quarantines.forgetNetworks();
    }
}
