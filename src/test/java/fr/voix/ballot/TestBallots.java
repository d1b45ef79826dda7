package fr.voix.ballot;

import fr.voix.scrutin.Scrutin;
import fr.voix.urn.Choice;
import fr.voix.urn.Tier;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
                        new NetworkMark(LocalDate.of(2026, 11, 25), bytes())));
            }
            writer.write(orders);
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }
}
