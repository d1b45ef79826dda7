package fr.voix.base.load;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.inject.InjectionPoint;
import org.slf4j.LoggerFactory;

/** Gives each job a {@link PatientRound} that logs under the job's name. */
@Factory
final class RoundFactory {

    @Prototype
    PatientRound rounds(InjectionPoint<?> job, OutageNotice outages) {
        var type = job.getDeclaringBean().getBeanType();
        return new PatientRound(LoggerFactory.getLogger(type), type.getSimpleName(), outages);
    }
}
