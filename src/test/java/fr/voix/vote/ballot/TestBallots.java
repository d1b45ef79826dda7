package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.vote.scrutin.Scrutin;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Many ballots of many voters at once, as the service writes them. */
@Singleton
public class TestBallots {

    private static final int BATCH = 200;

    private final BallotBatchWriter writer;
    private final Random random = new Random(1);

    TestBallots(BallotBatchWriter writer) {
        this.writer = writer;
    }

    /** Each by a voter of its own. */
    public void cast(Scrutin scrutin, int ballots) {
        for (int done = 0; done < ballots; done += BATCH) {
            List<BallotOrder> orders = new ArrayList<>();
            for (int i = done; i < Math.min(ballots, done + BATCH); i++) {
                orders.add(new BallotOrder.Cast(
                        scrutin,
                        new VoterKey(bytes()),
                        Choice.values()[i % 3],
                        Tier.BROWSER,
                        bytes(),
                        new OriginMark(OriginKind.NETWORK, LocalDate.of(2026, 11, 25), bytes()),
                        null));
            }
            writer.write(orders);
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Each by a voter of its own, all from one network on one day. */
    public void castFrom(Scrutin scrutin, int ballots, LocalDate day, byte[] network) {
        for (int done = 0; done < ballots; done += BATCH) {
            List<BallotOrder> orders = new ArrayList<>();
            for (int i = done; i < Math.min(ballots, done + BATCH); i++) {
                orders.add(order(
                        scrutin, aVoter(), Choice.values()[i % 3], new OriginMark(OriginKind.NETWORK, day, network)));
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
        return new VoterKey(bytes()).uuid();
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
}
