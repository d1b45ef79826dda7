package fr.voix.petition.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.load.LoadPurpose;
import fr.voix.base.load.LoadSeen;
import fr.voix.base.load.LoadService;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Messages;
import fr.voix.petition.signature.MailDomain;
import fr.voix.petition.signature.SignatureConfig;
import fr.voix.urn.log.UrnGuard;
import fr.voix.vote.robotcheck.ChallengePricing;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a mail may be asked for: how often that was done in an hour by one visitor and to one mailbox, and whether the urn behind it
 * takes anything. Who passed the robot check is refused for what they asked for themselves, or for what was sent to their own mailbox,
 * never for their neighbours or for others of their domain. Counted over all instances, under keys that name no person. All code that
 * writes to an address that a visitor typed asks here.
 */
@Singleton
public record SignatureLimit(
        @Property(name = "voix.limits.enabled", defaultValue = "true")
        boolean isEnabled,

        LoadService load,
        ChallengePricing prices,
        SignatureConfig config,
        UrnGuard guard,
        Clock clock) {

    /** From so much more than one network may ask for on, all together, a mailbox is crowded. */
    private static final int MANY = 4;

    /** From so many mails in an hour on, a domain of few people is crowded. */
    private static final int TO_A_DOMAIN = 240;

    /** What each network has left then: others never use that up. */
    private static final int TO_A_CROWDED_MAILBOX = 2;

    /** A visitor who asked for less than this is never refused for the crowd: a family signs from one telephone. */
    private static final int OF_A_VISITOR_TO_THE_CROWDED = 3;

    /** Petitions that one network starts for one mailbox. */
    private static final int PETITIONS_A_DAY = 5;

    private static final int UNCHECKED_TO_A_MAILBOX = 2;

    private static final int UNCHECKED_TO_A_DOMAIN = 60;

    /** Over all petitions, so many times what one network asks for on one; whoever is refused may still pass the check. */
    private static final int PETITIONS_UNCHECKED = 10;

    private static final byte IPV6 = 6;

    /** The version of the protocol and six bytes. */
    private static final int IPV6_48 = 7;

    private static final Verdict FREE = new Verdict(Reason.NONE, 0);

    /** What is asked for: each has budgets of its own, so that wishes of one kind use up nothing of another kind. */
    public enum Purpose {
        /** By mail alone, too: a visitor who cannot pass the robot check may sign, a few at a time. */
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
        /** The visitor, or on this petition a network whose visitors passed no check, asked often. */
        VISITOR,
        UNCHECKED,
        /** The mailbox was written to often. */
        MAILBOX,
        /** Petitions enough were started today for this mailbox. */
        DAY,
        /** Nothing is added to the urn of this petition, or to any. */
        WITHHELD,
        READ_ONLY
    }

    /**
     * Whether a visitor may ask now.
     *
     * @param minutes to wait; 0 where waiting does not help
     */
    public record Verdict(Reason reason, long minutes) {

        public boolean isFree() {
            return reason == Reason.NONE;
        }

        /** 422 with this page, or when to come back where waiting helps. */
        public HttpResponse<byte[]> answer(byte[] html) {
            if (minutes == 0) {
                return PersonalAnswers.page(HttpStatus.UNPROCESSABLE_ENTITY, html);
            }
            boolean isOfUrn = reason == Reason.WITHHELD || reason == Reason.READ_ONLY;
            return PersonalAnswers.page(isOfUrn ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS, html)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(60 * minutes));
        }

        /** To be said where it was asked. */
        public String text(Messages m) {
            return m.t("signature.flaw.limit." + reason, minutes);
        }
    }

    /** Whether the urn of a petition takes signatures: what cannot be confirmed, no mail asks for. */
    Verdict ofUrn(String petitionUid) {
        if (!guard.isReadOnly(petitionUid)) {
            return FREE;
        }
        boolean isItsOwn = guard.contradiction(petitionUid).isPresent();
        return new Verdict(isItsOwn ? Reason.WITHHELD : Reason.READ_ONLY, 1);
    }

    /**
     * As {@link #ask}, for a visitor who signs a petition; the urn may refuse, too. As with ballots, a pass that was made while
     * it was cheap does not count where the network has sent more than its share since.
     */
    Verdict sign(Optional<Voter> visitor, byte[] network, EmailAddress address, String petitionUid) {
        Verdict ofUrn = ofUrn(petitionUid);
        if (!ofUrn.isFree()) {
            return ofUrn;
        }
        boolean isPaid = visitor.filter(known -> known.hasPass(clock.instant()))
                .map(known -> prices.admit(known, network, petitionUid))
                .orElse(true);
        return isPaid ? signAgain(visitor, network, address, petitionUid) : new Verdict(Reason.CHECK, 0);
    }

    /** As above, for another mail with the same link; nothing is paid. */
    Verdict signAgain(Optional<Voter> visitor, byte[] network, EmailAddress address, String petitionUid) {
        Verdict ofUrn = ofUrn(petitionUid);
        return ofUrn.isFree() ? ask(Purpose.SIGNATURE, visitor, network, address, petitionUid) : ofUrn;
    }

    /** As below, for what is not about a petition. */
    public Verdict ask(Purpose purpose, Optional<Voter> visitor, byte[] network, EmailAddress address) {
        return ask(purpose, visitor, network, address, "");
    }

    /**
     * Counts a visitor who asks for a mail to that address. What all ask for to one mailbox, or to one domain of few, is counted
     * together as well: once that is much, each visitor, and each network to that mailbox, has little left, and that little is their
     * own, so that others can shut out nobody. A visitor who is refused is told.
     */
    private Verdict ask(
            Purpose purpose, Optional<Voter> visitor, byte[] network, EmailAddress address, String petitionUid) {
        Optional<Voter> checked = visitor.filter(known -> known.hasPass(clock.instant()));
        if (!isEnabled) {
            return FREE;
        }
        if (checked.isEmpty() && purpose != Purpose.SIGNATURE) {
            return new Verdict(Reason.CHECK, 0);
        }
        List<Budget> budgets = budgets(purpose, checked, network, address, petitionUid);
        boolean isCrowded = budgets.stream().anyMatch(budget -> budget.isOfAll() && isUsedUp(budget, budget.most()));
        for (Budget budget : budgets) {
            int most = isCrowded ? budget.mostWhenCrowded() : budget.most();
            if (!budget.isOfAll() && isUsedUp(budget, most)) {
                return new Verdict(budget.reason(), seen(budget).secondsUntilLess(clock.instant()) / 60 + 1);
            }
        }
        // what is refused uses up nothing
        budgets.forEach(budget -> load.count(budget.purpose(), budget.parts()));
        return FREE;
    }

    private boolean isUsedUp(Budget budget, int most) {
        return seen(budget).total() >= most;
    }

    private LoadSeen seen(Budget budget) {
        return load.of(budget.purpose(), budget.parts());
    }

    private List<Budget> budgets(
            Purpose purpose, Optional<Voter> checked, byte[] network, EmailAddress address, String petitionUid) {
        String mailbox = address.canonical();
        MailDomain domain = MailDomain.of(address);
        boolean isOfMany = domain.isOfMany();
        if (checked.isEmpty()) {
            int most = config.uncheckedPerNetworkHourly();
            return List.of(
                    Budget.hourly(Reason.UNCHECKED, most, bytes("network"), network, bytes(petitionUid)),
                    Budget.hourly(Reason.UNCHECKED, PETITIONS_UNCHECKED * most, bytes("network"), network),
                    Budget.hourly(Reason.UNCHECKED, UNCHECKED_TO_A_MAILBOX, bytes("unchecked"), bytes(mailbox)),
                    Budget.hourly(
                            Reason.UNCHECKED,
                            isOfMany ? Integer.MAX_VALUE : UNCHECKED_TO_A_DOMAIN,
                            bytes("unchecked"),
                            bytes(domain.name())));
        }
        byte[] wish = bytes(purpose.name());
        byte[] wide = wide(network);
        int toMailbox = config.perMailboxHourly();
        byte[] visitor = checked.get().id();
        List<Budget> budgets = new ArrayList<>(List.of(
                Budget.hourly(Reason.VISITOR, config.perVisitorHourly(), bytes("visitor"), visitor)
                        .whenCrowded(OF_A_VISITOR_TO_THE_CROWDED),
                Budget.hourly(Reason.MAILBOX, toMailbox, wish, wide, bytes(mailbox))
                        .whenCrowded(TO_A_CROWDED_MAILBOX),
                Budget.ofAll(MANY * toMailbox, wish, bytes(mailbox))));
        if (!isOfMany) {
            budgets.add(Budget.ofAll(TO_A_DOMAIN, wish, bytes(domain.name())));
        }
        if (purpose == Purpose.PETITION) {
            budgets.add(new Budget(LoadPurpose.PETITION, Reason.DAY, PETITIONS_A_DAY, PETITIONS_A_DAY, new byte[][] {
                wide, bytes(mailbox)
            }));
        }
        return budgets;
    }

    /** A /48 of IPv6 holds 256 of the networks that one subscriber gets; at a mobile operator it is a crowd. */
    private static byte[] wide(byte[] network) {
        boolean isIpv6 = network.length > 0 && network[0] == IPV6;
        return isIpv6 ? Arrays.copyOf(network, IPV6_48) : network;
    }

    /**
     * How many there may be.
     *
     * @param reason why nothing is sent beyond; null for what all networks ask for together, which refuses nobody
     * @param mostWhenCrowded what is left of it where all together ask for much
     * @param parts what is counted under
     */
    private record Budget(LoadPurpose purpose, @Nullable Reason reason, int most, int mostWhenCrowded, byte[][] parts) {

        static Budget hourly(Reason reason, int most, byte[]... parts) {
            return new Budget(LoadPurpose.MAIL, reason, most, most, parts);
        }

        static Budget ofAll(int most, byte[] wish, byte[] whose) {
            return new Budget(LoadPurpose.MAIL, null, most, most, new byte[][] {wish, bytes("all"), whose});
        }

        Budget whenCrowded(int left) {
            return new Budget(purpose, reason, most, Math.clamp(left, 1, most), parts);
        }

        boolean isOfAll() {
            return reason == null;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
