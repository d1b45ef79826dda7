package fr.voix.notice.webhook;

import fr.voix.base.http.AddressRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How receivers of webhooks are called ({@code voix.webhooks.…}).
 *
 * @param ports that they may listen on
 * @param trialNetworks ranges (CIDR) of one's own in which receivers are called as well, by HTTP and on any port: to try
 *     webhooks on one's own machine; refused with a database of one's own, see {@link WebhookFactory}
 * @param calls how many receivers are called at once
 * @param callsPerHost how many of them may have one name
 * @param connectWithin time to connect to one address
 * @param answerWithin time for a whole call, from the look-up of the name to the status
 */
@Context
@ConfigurationProperties("voix.webhooks")
record WebhookConfig(
        @Bindable(defaultValue = "443,8443") Set<Integer> ports,
        @Nullable List<String> trialNetworks,

        @Bindable(defaultValue = "16") @Min(1) @Max(256) int calls,

        @Bindable(defaultValue = "4") @Min(1) int callsPerHost,
        @Bindable(defaultValue = "2s") Duration connectWithin,
        @Bindable(defaultValue = "10s") Duration answerWithin) {

    /** The instance that sends holds a receiver for {@link WebhookDelivery#LEASE}. */
    private static final Duration LONGEST_CALL = WebhookDelivery.LEASE.dividedBy(2);

    WebhookConfig {
        if (answerWithin.compareTo(LONGEST_CALL) > 0) {
            throw new ConfigurationException(
                    "VOIX_WEBHOOKS_ANSWER_WITHIN is at most " + LONGEST_CALL.toSeconds() + "s");
        }
    }

    /** Whether an operator tries webhooks out. */
    boolean isForTrials() {
        return !trials().isEmpty();
    }

    AddressRule addressRule() {
        return new AddressRule(trials());
    }

    private List<AddressRange> trials() {
        try {
            return trialNetworks == null
                    ? List.of()
                    : trialNetworks.stream()
                            .map(String::strip)
                            .filter(range -> !range.isEmpty())
                            .map(AddressRange::of)
                            .toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "VOIX_WEBHOOKS_TRIAL_NETWORKS must list addresses or ranges such as 127.0.0.1, not "
                            + trialNetworks,
                    e);
        }
    }
}
