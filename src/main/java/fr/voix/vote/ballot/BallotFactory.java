package fr.voix.vote.ballot;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.load.Pressure;
import fr.voix.urn.log.GroupWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** Makes the queue of this process and its semaphore, with room for the queue and the batches behind it. */
@Factory
class BallotFactory {

    /** The urn of a busy Scrutin is one row: more transactions at once would only wait for each other. */
    private static final int WRITERS = 1;

    /** The queue in which ballots wait for their commit. */
    @Singleton
    @Bean(preDestroy = "close")
    GroupWriter<BallotOrder, BallotResult> writer(
            BallotBatchWriter batches,
            BallotConfig config,
            Pressure pressure,
            WalBarrier barrier,
            OutageNotice outages,
            MeterRegistry meters) {
        var limits = new GroupWriter.Limits("ballot", config.queue(), config.batch(), WRITERS, config.answerWithin());
        return new GroupWriter<>(limits, new BallotOrderWriter(batches), pressure, barrier, outages, meters);
    }

    @Singleton
    BallotGate gate(
            BallotConfig config,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isLimited,
            Pressure pressure) {
        int most = config.queue() + WRITERS * config.batch();
        int share = Math.max(1, (int) (most * config.networkShare()));
        return new BallotGate(most, isLimited ? share : most, pressure);
    }
}
