package fr.voix.notice.webhook;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;

/** Which addresses are called in this deployment. */
@Factory
final class WebhookFactory {

    @Context
    AddressRule addressRule(WebhookConfig config, DatabaseMode mode, Environment environment) {
        boolean isTest = environment.getActiveNames().contains(Environment.TEST);
        if (config.isForTrials() && !mode.isEmbedded() && !isTest) {
            throw new ConfigurationException("VOIX_WEBHOOKS_TRIAL_NETWORKS lets webhooks reach networks of your own: "
                    + "refused with a database of your own");
        }
        return config.addressRule();
    }
}
