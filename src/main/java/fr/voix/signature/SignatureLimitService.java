package fr.voix.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.load.LoadPurpose;
import fr.voix.load.LoadSeen;
import fr.voix.load.LoadService;
import fr.voix.mail.EmailAddress;
import fr.voix.robotcheck.PriceService;
import fr.voix.robotcheck.Voter;
import fr.voix.wording.Messages;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often a mail is asked for in an hour: by one visitor, from one network, to one mailbox or domain. Counted over all instances,
 * under keys that name nobody. Whatever writes to an address that somebody typed asks here.
 */
@Singleton
public class SignatureLimitService {

    /** Mailboxes and domains are written to by several networks at most this much more often than by one. */
    private static final int MANY = 4;

    private static final int UNCHECKED_TO_A_MAILBOX = 2;

    private static final Verdict FREE = new Verdict(Reason.NONE, 0);

    /** Domains of half the country: no number of wishes to them says anything. */
    private static final Set<String> OF_MANY = Set.of(
            "aol.com",
            "bbox.fr",
            "free.fr",
            "gmail.com",
            "gmx.fr",
            "hotmail.com",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "live.fr",
            "msn.com",
            "neuf.fr",
            "numericable.fr",
            "orange.fr",
            "outlook.com",
            "outlook.fr",
            "proton.me",
            "sfr.fr",
            "wanadoo.fr",
            "yahoo.com",
            "yahoo.fr");

    private final boolean isEnabled;
    private final LoadService load;
    private final PriceService prices;
    private final SignatureConfig config;
    private final Clock clock;

    SignatureLimitService(
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled,
            LoadService load,
            PriceService prices,
            SignatureConfig config,
            Clock clock) {
        this.isEnabled = isEnabled;
        this.load = load;
        this.prices = prices;
        this.config = config;
        this.clock = clock;
    }

    /** What is asked for: each has budgets of its own, so that wishes of one kind keep nobody from another. */
    public enum Purpose {
        /** By mail alone, too: whoever cannot make the robot check may sign, a few at a time. */
        SIGNATURE,
        PETITION,
        LINKS,
        FOLLOW
    }

    /** Why nothing is sent now. */
    public enum Reason {
        NONE,
        /** The robot check comes first. */
        CHECK,
        /** The visitor, or a network whose visitors passed no check, asked often. */
        VISITOR,
        UNCHECKED,
        /** The mailbox, or its domain, was written to often. */
        MAILBOX
    }

    /**
     * Whether somebody may ask now.
     *
     * @param minutes to wait; 0 where waiting does not help
     */
    public record Verdict(Reason reason, long minutes) {

        public boolean isFree() {
            return reason == Reason.NONE;
        }

        /** To be said where it was asked. */
        public String text(Messages m) {
            return m.t("signature.flaw.limit." + reason, minutes);
        }
    }

    /**
     * The same for whoever signs a petition: a pass that was made while it was cheap is none where the network has sent more
     * than its share since, as with ballots.
     */
    Verdict sign(Optional<Voter> visitor, byte[] network, EmailAddress address, String petitionUid) {
        boolean isPaid = visitor.filter(known -> known.hasPass(clock.instant()))
                .map(known -> prices.admit(known, network, petitionUid))
                .orElse(true);
        return isPaid ? ask(Purpose.SIGNATURE, visitor, network, address) : new Verdict(Reason.CHECK, 0);
    }

    /**
     * Counts somebody who asks for a mail to that address. What others ask for is counted apart, by network; only what all of
     * them may send to one mailbox, or to one domain of few, is counted together, and whoever comes too late is told.
     */
    public Verdict ask(Purpose purpose, Optional<Voter> visitor, byte[] network, EmailAddress address) {
        Optional<Voter> checked = visitor.filter(known -> known.hasPass(clock.instant()));
        if (!isEnabled) {
            return FREE;
        }
        if (checked.isEmpty() && purpose != Purpose.SIGNATURE) {
            return new Verdict(Reason.CHECK, 0);
        }
        List<Budget> budgets = budgets(purpose, checked, network, address.canonical());
        for (Budget budget : budgets) {
            LoadSeen seen = load.of(LoadPurpose.MAIL, budget.parts());
            if (seen.total() >= budget.perHour()) {
                return new Verdict(budget.reason(), seen.secondsUntilLess(clock.instant()) / 60 + 1);
            }
        }
        // what is refused uses up nothing
        budgets.forEach(budget -> load.count(LoadPurpose.MAIL, budget.parts()));
        return FREE;
    }

    private List<Budget> budgets(Purpose purpose, Optional<Voter> checked, byte[] network, String mailbox) {
        String domain = mailbox.substring(mailbox.indexOf('@') + 1);
        if (checked.isEmpty()) {
            return List.of(
                    new Budget(Reason.UNCHECKED, config.uncheckedPerNetworkHourly(), bytes("network"), network),
                    new Budget(Reason.UNCHECKED, UNCHECKED_TO_A_MAILBOX, bytes("unchecked"), bytes(mailbox)),
                    new Budget(Reason.UNCHECKED, uncheckedOfAll(domain), bytes("unchecked"), bytes(domain)));
        }
        byte[] wish = bytes(purpose.name());
        byte[] all = bytes("all");
        return List.of(
                new Budget(
                        Reason.VISITOR,
                        config.perVisitorHourly(),
                        bytes("visitor"),
                        checked.get().id()),
                new Budget(Reason.MAILBOX, config.perMailboxHourly(), wish, network, bytes(mailbox)),
                new Budget(Reason.MAILBOX, config.perDomainHourly(), wish, network, bytes(domain)),
                new Budget(Reason.MAILBOX, MANY * config.perMailboxHourly(), wish, all, bytes(mailbox)),
                new Budget(Reason.MAILBOX, ofAll(domain), wish, all, bytes(domain)));
    }

    /** Nobody has to be one of the first sixty at a domain of half the country. */
    private int uncheckedOfAll(String domain) {
        return OF_MANY.contains(domain) ? Integer.MAX_VALUE : config.perDomainHourly();
    }

    private int ofAll(String domain) {
        return OF_MANY.contains(domain) ? Integer.MAX_VALUE : MANY * config.perDomainHourly();
    }

    /** @param parts what is counted under */
    private record Budget(Reason reason, int perHour, byte[]... parts) {}

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
