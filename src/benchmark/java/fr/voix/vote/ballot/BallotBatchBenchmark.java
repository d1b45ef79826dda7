package fr.voix.vote.ballot;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.vote.scrutin.Scrutin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a ballot costs in the writer besides SQL: commitment, leaf, hash, order, frontier, counts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BallotBatchBenchmark {

    private static final int BATCH = 1_000;
    private static final long URN = 1;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<BallotOrder> orders = new ArrayList<>();

    @Setup
    public void orders() {
        Scrutin scrutin = new Scrutin("AMANR5L17PO59048B2247P0D1N001115", URN, Instant.EPOCH);
        for (int i = 0; i < BATCH; i++) {
            orders.add(new BallotOrder.Cast(
                    scrutin,
                    new VoterKey(bytes(VoterKey.LENGTH)),
                    Choice.values()[i % 3],
                    Tier.BROWSER,
                    bytes(16),
                    new OriginMark(OriginKind.NETWORK, LocalDate.EPOCH, bytes(OriginMark.LENGTH)),
                    null));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object aFreshBallot() {
        Urn urn =
                new Urn(URN, "AMANR5L17PO59048B2247P0D1N001115", true, false, Frontier.EMPTY, Counts.NONE, Crowd.NONE);
        return new BallotBatch(orders, Map.of(URN, new UrnDraft(urn)), Map.of(), Map.of(), Map.of(), this::bytes)
                .results();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
