package fr.voix.notice.webhook;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.SettingRule;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import java.util.List;

/** Which addresses are called in this deployment. */
@Factory
final class WebhookFactory implements SettingRule {

    private final WebhookConfig config;
    private final boolean isPublic;

    WebhookFactory(WebhookConfig config, DatabaseMode mode, Environment environment) {
        this.config = config;
        this.isPublic = !mode.isEmbedded() && !environment.getActiveNames().contains(Environment.TEST);
    }

    @Override
    public List<String> faults() {
        return config.isForTrials() && isPublic
                ? List.of("VOIX_WEBHOOKS_TRIAL_NETWORKS lets webhooks reach networks of your own: "
                        + "refused with a database of your own.")
                : List.of();
    }

    @Context
    AddressRule addressRule() {
        require();
        return config.addressRule();
    }
}
