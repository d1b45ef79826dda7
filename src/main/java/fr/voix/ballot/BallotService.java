package fr.voix.ballot;

import fr.voix.platform.Secrets;
import fr.voix.robotcheck.Voter;
import fr.voix.scrutin.Scrutin;
import fr.voix.scrutin.ScrutinService;
import fr.voix.texte.Position;
import fr.voix.urn.Choice;
import fr.voix.urn.Tier;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One person's position: cast, replace, withdraw, and find again. */
@Singleton
class BallotService {

    private final ScrutinService scrutins;
    private final BallotRepository ballots;
    private final BallotWriter writer;
    private final NetworkService networks;
    private final VoterLimitService limit;
    private final byte[] pepper;
    private final Clock clock;

    BallotService(
            ScrutinService scrutins,
            BallotRepository ballots,
            BallotWriter writer,
            NetworkService networks,
            VoterLimitService limit,
            Secrets secrets,
            Clock clock) {
        this.scrutins = scrutins;
        this.ballots = ballots;
        this.writer = writer;
        this.networks = networks;
        this.limit = limit;
        this.pepper = secrets.pepper();
        this.clock = clock;
    }

    /** Answered after the commit. */
    BallotResult cast(String scrutinUid, Optional<Voter> voter, Position position, byte[] nonce, byte[] networkPrefix) {
        return order(
                scrutinUid,
                voter,
                (scrutin, key) -> new BallotOrder.Cast(
                        scrutin,
                        key,
                        Choice.of(position),
                        Tier.BROWSER,
                        nonce,
                        networks.mark(scrutinUid, networkPrefix)));
    }

    BallotResult withdraw(String scrutinUid, Optional<Voter> voter) {
        return order(scrutinUid, voter, BallotOrder.Withdraw::new);
    }

    /** The voter's own standing ballot. */
    Optional<Ballot> find(String scrutinUid, Voter voter) {
        return scrutins.find(scrutinUid)
                .flatMap(scrutin -> ballots.find(scrutin.urnId(), VoterKey.of(pepper, scrutinUid, voter.id())));
    }

    private BallotResult order(String scrutinUid, Optional<Voter> voter, OrderFactory factory) {
        Optional<Scrutin> scrutin = scrutins.find(scrutinUid);
        if (scrutin.isEmpty()) {
            return new BallotResult.UnknownScrutin();
        }
        if (voter.filter(v -> v.hasPass(clock.instant())).isEmpty()) {
            return new BallotResult.PassRequired();
        }
        byte[] voterId = voter.get().id();
        int wait = limit.secondsToWait(voterId, scrutinUid);
        if (wait > 0) {
            return new BallotResult.TooManyScrutins(wait);
        }
        BallotOrder order = factory.order(scrutin.get(), VoterKey.of(pepper, scrutinUid, voterId));
        return writer.write(List.of(order)).getFirst();
    }

    private interface OrderFactory {
        BallotOrder order(Scrutin scrutin, VoterKey key);
    }
}
