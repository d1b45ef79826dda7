package fr.voix.petition.signature;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.load.Pressure;
import fr.voix.urn.log.GroupWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the queue in which signatures wait for their commit. */
@Factory
final class SignatureFactory {

    @Singleton
    @Bean(preDestroy = "close")
    GroupWriter<SignatureOrder, SignatureResult> writer(
            SignatureBatchWriter batches,
            SignatureConfig config,
            Pressure pressure,
            WalBarrier barrier,
            OutageNotice outages,
            MeterRegistry meters) {
        var limits = new GroupWriter.Limits(
                "signature", config.queue(), config.batch(), config.writers(), config.answerWithin());
        return new GroupWriter<>(limits, batches, pressure, barrier, outages, meters);
    }
}
