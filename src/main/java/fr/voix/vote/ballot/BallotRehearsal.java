package fr.voix.vote.ballot;

import fr.voix.base.database.Transactions;
import fr.voix.base.http.Rehearsal;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.log.GroupWriter;
import fr.voix.urn.log.UrnReader;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;

/**
 * Carries out ballots as all others are carried out, in one of the least used Scrutins, by a writer of its own whose every
 * transaction is undone: the code and the connections are warm then, and no row that anybody can read has anything of it.
 */
@Singleton
class BallotRehearsal {

    /** In the place of that of a Scrutin; known to connections that are part of it alone. */
    static final String UID = "REHEARSAL";

    private static final int LOOKED_AT = 1_000;
    /** Where more leaves are people may be voting, and would wait for the lock of what is undone. */
    private static final int MOST_LEAVES = 1_000;

    private final Rehearsal rehearsal;
    private final ScrutinOpening scrutins;
    private final UrnReader urns;
    private final OriginService origins;
    private final BallotBatchWriter batches;
    private final Transactions transactions;
    private final GroupWriter<BallotOrder, BallotResult> real;
    private final BallotCasting ballots;
    private final PlainBallotCasting plain;
    private volatile PlainBallotCasting stage;

    BallotRehearsal(
            Rehearsal rehearsal,
            ScrutinOpening scrutins,
            UrnReader urns,
            OriginService origins,
            BallotBatchWriter batches,
            Transactions transactions,
            GroupWriter<BallotOrder, BallotResult> real,
            BallotCasting ballots,
            PlainBallotCasting plain) {
        this.rehearsal = rehearsal;
        this.scrutins = scrutins;
        this.urns = urns;
        this.origins = origins;
        this.batches = batches;
        this.transactions = transactions;
        this.real = real;
        this.ballots = ballots;
        this.plain = plain;
    }

    /** Takes ballots of its connections while something is done; does nothing where none is open and quiet. */
    void during(Runnable work) throws InterruptedException {
        Optional<Scrutin> quiet = quietest();
        if (quiet.isEmpty()) {
            return;
        }
        // of the kind that counts what is real, and read by nobody
        var meters = new CompositeMeterRegistry();
        meters.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        var orders = new BallotOrderWriter(batches, origins, transactions, true);
        var writer = real.apart("rehearsal", orders, meters);
        stage = plain.apart(ballots.apart(writer, UID, quiet.get()), new BallotOutcomes(meters));
        try {
            work.run();
        } finally {
            stage = null;
            writer.close();
        }
    }

    private Optional<Scrutin> quietest() {
        return urns.ofShownScrutins(scrutins.uidsAfter("", LOOKED_AT)).stream()
                .filter(urn -> urn.isOpen() && urn.frontier().size() <= MOST_LEAVES)
                .min(Comparator.comparingLong(urn -> urn.frontier().size()))
                .flatMap(urn -> scrutins.find(urn.uid()));
    }

    /** What carries out the ballots of a connection that is part of it. */
    Optional<PlainBallotCasting> of(Channel connection) {
        return rehearsal.isOf(connection) ? Optional.ofNullable(stage) : Optional.empty();
    }
}
