package fr.voix.vote.robotcheck;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to know a voter by the cookie. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VoterCookieBenchmark {

    private final Instant now = Instant.now();
    private final VoterCookie codec = new VoterCookie(new byte[32]);
    private final String ours = codec.write(new Voter(new byte[Voter.ID_LENGTH], now, now, ChallengePrice.BASE));
    private final String forged = ours.substring(0, ours.length() - 2) + "AA";

    @Benchmark
    public Optional<Voter> ours() {
        return codec.read(ours, now);
    }

    @Benchmark
    public Optional<Voter> forged() {
        return codec.read(forged, now);
    }
}
