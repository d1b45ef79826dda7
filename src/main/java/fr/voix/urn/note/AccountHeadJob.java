package fr.voix.urn.note;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Signs soon after an act where the account of acts ends, whether or not anybody asks; only the service does. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class AccountHeadJob {

    private final AccountHeadService heads;

    AccountHeadJob(AccountHeadService heads) {
        this.heads = heads;
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "2s")
    void sign() {
        try {
            heads.sign();
        } catch (RuntimeException e) {
            // others say so, and it is tried again
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
        }
    }
}
