package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Many ballots of many voters at once, as the service writes them. */
@Singleton
public class TestBallots {

    private static final int BATCH = 200;

    private final BallotBatchWriter writer;

    TestBallots(BallotBatchWriter writer) {
        this.writer = writer;
    }

    /** Each by a voter of its own. */
    public void cast(Scrutin scrutin, int ballots) {
        castFrom(scrutin, ballots, LocalDate.of(2026, 11, 25), null);
    }

    /** Each by a voter of its own on one day, all from one network, or each from its own. */
    public void castFrom(Scrutin scrutin, int ballots, LocalDate day, @Nullable byte[] network) {
        for (int done = 0; done < ballots; done += BATCH) {
            List<BallotOrder> orders = new ArrayList<>();
            for (int i = done; i < Math.min(ballots, done + BATCH); i++) {
                var origin = new OriginMark(OriginKind.NETWORK, day, network == null ? bytes() : network);
                orders.add(order(scrutin, aVoter(), Choice.values()[i % 3], origin));
            }
            writer.write(orders);
        }
    }

    /** One from each of these networks, by a voter of its own. */
    public void castFrom(Scrutin scrutin, List<OriginMark> networks) {
        writer.write(networks.stream()
                .map(network -> order(scrutin, aVoter(), Choice.P, network))
                .toList());
    }

    /** The key of somebody new. */
    public UUID aVoter() {
        return somebody().uuid();
    }

    /** Whether the ballot counts, as its voter is told. */
    public boolean vote(Scrutin scrutin, UUID voter, Choice choice, LocalDate day, byte[] network) {
        BallotResult result = writer.write(
                        List.of(order(scrutin, voter, choice, new OriginMark(OriginKind.NETWORK, day, network))))
                .getFirst();
        return result instanceof BallotResult.Standing standing && standing.aside() == null;
    }

    public void withdraw(Scrutin scrutin, UUID voter) {
        writer.write(List.of(new BallotOrder.Withdraw(scrutin, VoterKey.of(voter), null)));
    }

    private BallotOrder order(Scrutin scrutin, UUID voter, Choice choice, OriginMark network) {
        return new BallotOrder.Cast(scrutin, VoterKey.of(voter), choice, Tier.BROWSER, bytes(), network, null);
    }

    /** An order of somebody for a writer, with a nonce and a network of its own. */
    static BallotOrder.Cast cast(Scrutin scrutin, VoterKey voter, Choice choice) {
        return new BallotOrder.Cast(
                scrutin,
                voter,
                choice,
                Tier.BROWSER,
                bytes(),
                new OriginMark(OriginKind.NETWORK, LocalDate.EPOCH, bytes()),
                null);
    }

    static VoterKey somebody() {
        return new VoterKey(bytes());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
