package fr.voix.vote.ballot;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.http.Rehearsal;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.load.Pressure;
import fr.voix.base.secret.Secrets;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.robotcheck.Voter;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;

/**
 * Carries out ballots as all others are carried out, in one of the least used Scrutins, by a writer of its own whose every
 * transaction is undone: the code and the connections are warm then, and no row that anybody can read has anything of it.
 */
@Singleton
class BallotRehearsal {

    private static final int LOOKED_AT = 1_000;
    /** Where more leaves are people may be voting, and would wait for the lock of what is undone. */
    private static final int MOST_LEAVES = 1_000;

    private final Rehearsal rehearsal;
    private final ScrutinOpening scrutins;
    private final UrnReader urns;
    private final OriginService origins;
    private final BallotBatchWriter batches;
    private final BallotConfig config;
    private final WalBarrier barrier;
    private final OutageNotice outages;
    private final byte[] pepper;
    private volatile Stage stage;

    private record Stage(Scrutin scrutin, GroupWriter<BallotOrder, BallotResult> writer) {}

    BallotRehearsal(
            Rehearsal rehearsal,
            ScrutinOpening scrutins,
            UrnReader urns,
            OriginService origins,
            BallotBatchWriter batches,
            BallotConfig config,
            WalBarrier barrier,
            OutageNotice outages,
            Secrets secrets) {
        this.rehearsal = rehearsal;
        this.scrutins = scrutins;
        this.urns = urns;
        this.origins = origins;
        this.batches = batches;
        this.config = config;
        this.barrier = barrier;
        this.outages = outages;
        this.pepper = secrets.pepper();
    }

    /** Takes ballots at its address while something is done; does nothing where none is open and quiet. */
    void during(Runnable work) throws InterruptedException {
        Optional<Scrutin> quiet = quietest();
        if (quiet.isEmpty()) {
            return;
        }
        var limits = new GroupWriter.Limits("rehearsal", config.queue(), config.batch(), 1, config.answerWithin());
        // neither its size nor its time is anybody's
        var writer = new GroupWriter<>(
                limits, batches.undone(), new Pressure(System::nanoTime), barrier, outages, new SimpleMeterRegistry());
        stage = new Stage(quiet.get(), writer);
        rehearsal.begin();
        try {
            work.run();
        } finally {
            rehearsal.end();
            writer.close();
            stage = null;
        }
    }

    private Optional<Scrutin> quietest() {
        return urns.ofShownScrutins(scrutins.uidsAfter("", LOOKED_AT)).stream()
                .filter(urn -> urn.isOpen() && urn.frontier().size() <= MOST_LEAVES)
                .min(Comparator.comparingLong(urn -> urn.frontier().size()))
                .flatMap(urn -> scrutins.find(urn.uid()));
    }

    boolean isOf(String scrutinUid) {
        return stage != null && scrutinUid.equals(rehearsal.uid());
    }

    /** Of a network of its own, as most ballots are. */
    BallotResult cast(Voter voter, Choice choice, byte[] nonce) {
        Stage here = stage;
        if (here == null) {
            return new BallotResult.UnknownScrutin();
        }
        String uid = here.scrutin().uid();
        return here.writer()
                .write(new BallotOrder.Cast(
                        here.scrutin(),
                        VoterKey.of(pepper, uid, voter.id()),
                        choice,
                        Tier.BROWSER,
                        nonce,
                        origins.today().network(uid, voter.id()),
                        null));
    }
}
