package fr.voix.urn.cosign;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;

/** Looks once a second whether there is something to co-sign; only the service does. Made at the start, which a wrong policy ends. */
@Context
@Requires(property = "voix.serving", value = "true")
@Requires(beans = CosignedLog.class)
record CosignJob(CosignService service) {

    @Scheduled(initialDelay = "1s", fixedDelay = "1s", scheduler = "cosign")
    void ask() {
        DatabaseOutage.passOver(service::run);
    }
}
