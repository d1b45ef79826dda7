package fr.voix.base.http;

import fr.voix.base.deployment.HealthReason;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a proxy that {@code VOIX_TRUSTED_PROXIES} does not name: all visitors behind it would count as one network and be
 * refused as one. Anyone may send X-Forwarded-For, so only private and local addresses count, from which visitors do not come.
 */
@Singleton
class ForgottenProxy implements HealthReason {

    /** Also read by {@code doctor}. */
    static final String REASON = "proxy";

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenProxy.class);
    private static final int UNIQUE_LOCAL = 0xfc;

    private volatile boolean isSeen;

    /** Called when a peer that is no trusted proxy sent X-Forwarded-For. */
    void notice(InetAddress peer) {
        if (!isSeen && isNear(peer)) {
            isSeen = true;
            LOG.warn(
                    "A PROXY IS NOT TRUSTED: requests with X-Forwarded-For come from this machine or from a network of one's"
                            + " own, and VOIX_TRUSTED_PROXIES does not name it. Everybody behind it counts as one network");
        }
    }

    private static boolean isNear(InetAddress peer) {
        return peer.isLoopbackAddress()
                || peer.isSiteLocalAddress()
                || peer.isLinkLocalAddress()
                || (peer.getAddress()[0] & 0xfe) == UNIQUE_LOCAL && peer.getAddress().length > 4;
    }

    @Override
    public Map<String, String> reasons() {
        return isSeen
                ? Map.of(REASON, "is not named in VOIX_TRUSTED_PROXIES: all who come through it count as one network")
                : Map.of();
    }
}
