package fr.voix.urn.leaf;

import fr.voix.base.secret.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

/** What a leaf costs that is proven before it is published: unpacked, hashed, put into the tree, counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecountBenchmark {

    private static final int LEAVES = 10_000;
    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";

    private List<LeafRun> ballots;
    private List<LeafRun> changes;

    @Setup
    public void write() {
        ballots = runs(0);
        changes = runs(3);
    }

    /** @param every how many ballots come before one of them is crossed out and cast again; 0 for never */
    private static List<LeafRun> runs(int every) {
        SplittableRandom random = new SplittableRandom(1);
        List<Leaf> leaves = new ArrayList<>(List.of(Leaf.question(UID, new byte[Sha256.LENGTH])));
        while (leaves.size() < LEAVES) {
            int index = leaves.size();
            boolean isChange = every > 0 && index % every == every - 1;
            leaves.add(isChange ? Leaf.crossedOut(index - 1) : ballot(random));
        }
        return LeafRun.of(UID, 0, leaves);
    }

    private static Leaf ballot(SplittableRandom random) {
        byte[] commitment = new byte[Sha256.LENGTH];
        random.nextBytes(commitment);
        return Leaf.ballot(
                UID,
                Choice.values()[random.nextInt(3)],
                Tier.BROWSER,
                Base64.getUrlEncoder().withoutPadding().encodeToString(commitment));
    }

    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public Counts ballots() {
        return recount(ballots);
    }

    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public Counts everyThirdCrossesOut() {
        return recount(changes);
    }

    private static Counts recount(List<LeafRun> runs) {
        Recount recount = new Recount(UID);
        runs.forEach(run -> run.recount(recount, UID, recount.size(), Long.MAX_VALUE));
        if (!recount.faults().isEmpty()) {
            throw new IllegalStateException(recount.faults().getFirst());
        }
        return recount.counts();
    }
}
