package fr.voix.petition.signature;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.load.Pressure;
import fr.voix.urn.log.GroupWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the queue in which signatures wait for their commit. */
@Factory
final class SignatureFactory {

    /** As of ballots; a hot petition is one row, so that more transactions at once would only wait for each other. */
    private static final GroupWriter.Limits LIMITS =
            new GroupWriter.Limits("signature", 4_096, 1_000, 1, Duration.ofSeconds(15));

    @Singleton
    @Bean(preDestroy = "close")
    GroupWriter<SignatureOrder, SignatureResult> writer(
            SignatureBatchWriter batches,
            Pressure pressure,
            WalBarrier barrier,
            OutageNotice outages,
            MeterRegistry meters) {
        return new GroupWriter<>(LIMITS, batches, pressure, barrier, outages, meters);
    }
}
