package fr.voix.vote.robotcheck;

import fr.voix.base.load.LoadAlert;
import fr.voix.base.load.NetworkLoad;
import fr.voix.base.load.ShareService;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Sets the price of challenges for each network and urn, and checks that a pass paid enough for its use. */
@Singleton
public class ChallengePricing {

    private final boolean isRising;
    private final ShareService shares;
    private final LoadAlert alerts;
    private final DistributionSummary asked;
    private final Clock clock;

    ChallengePricing(
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isRising,
            ShareService shares,
            LoadAlert alerts,
            MeterRegistry meters,
            Clock clock) {
        this.isRising = isRising;
        this.shares = shares;
        this.alerts = alerts;
        this.asked = DistributionSummary.builder("voix.challenge.price")
                .description("What challenges cost, in multiples of the least")
                .register(meters);
        this.clock = clock;
    }

    /** The price of a challenge; without an urn, only what the network did everywhere counts. */
    public ChallengePrice price(byte[] networkPrefix, @Nullable String urnUid) {
        ChallengePrice price = isRising
                ? price(shares.of(networkPrefix, urnUid == null ? "" : urnUid), clock.instant())
                : ChallengePrice.BASE;
        asked.record(price.times());
        return price;
    }

    /**
     * Admits and counts one more first ballot or request to sign from this network in this urn; false when the pass cost too
     * little for what the network has sent there by now. So challenges and passes collected while they were cheap, on a quiet
     * scrutin or elsewhere, are of no use here.
     */
    public boolean admit(Voter voter, byte[] networkPrefix, String urnUid) {
        if (!isRising) {
            return true;
        }
        Instant now = clock.instant();
        NetworkLoad load = shares.of(networkPrefix, urnUid);
        ChallengePrice asked = price(load, now);
        if (asked.isCeiling()) {
            alerts.tell(urnUid);
        }
        boolean isPaid = voter.paid().covers(asked);
        if (isPaid) {
            load.count(now);
        }
        return isPaid;
    }

    private static ChallengePrice price(NetworkLoad load, Instant now) {
        return ChallengePrice.of(load.share(now).times(), load.ofUrn(now));
    }
}
