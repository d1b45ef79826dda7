package fr.voix.notice.webhook;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.notice.webhook.ReceiverUrl.Reading;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says which addresses are called at all, the same when a webhook is made and whenever a message is sent. */
@Singleton
public record ReceiverReader(WebhookConfig config, AddressRule rule, NameReader names, PublicUrl publicUrl) {

    /** How many addresses of one name are tried; connecting to each may take time. */
    private static final int MOST_ADDRESSES = 3;

    /** What can be said without asking anybody. */
    Reading read(String typed) {
        var reading = ReceiverUrl.read(typed, config.ports(), config.isForTrials());
        boolean isOwn = reading instanceof Reading.Fit fit
                && !config.isForTrials()
                && fit.url().host().equals(publicUrl.host());
        return isOwn ? new Reading.Unfit(UrlFlaw.OWN) : reading;
    }

    /** As {@link #read}, and looks up where the name leads. */
    public Reading readAndLookUp(String typed) {
        var reading = read(typed);
        if (reading instanceof Reading.Fit fit) {
            try {
                addresses(fit.url());
            } catch (RefusedAddressException refused) {
                return new Reading.Unfit(UrlFlaw.ADDRESS);
            } catch (UnknownHostException unknown) {
                return new Reading.Unfit(UrlFlaw.UNKNOWN_NAME);
            }
        }
        return reading;
    }

    /** The addresses of the name, looked up once: a call connects to these and does not look the name up again. */
    List<InetAddress> addresses(ReceiverUrl url) throws UnknownHostException {
        var all = names.read(url.host());
        boolean isOrdinary = url.isHttps() && config.ports().contains(url.port());
        // one that is not public makes the others suspect: an honest receiver has none
        if (!all.stream().allMatch(address -> rule.allows(address.getAddress(), isOrdinary))) {
            throw new RefusedAddressException();
        }
        return all.stream().limit(MOST_ADDRESSES).toList();
    }

    /** A name that leads where nothing is sent. */
    static final class RefusedAddressException extends UnknownHostException {}
}
