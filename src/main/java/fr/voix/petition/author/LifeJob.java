package fr.voix.petition.author;

import fr.voix.base.load.FairRound;
import fr.voix.base.load.OutageNotice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Carries out what is due in the lives of petitions; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class LifeJob {

    private final PetitionProgress lives;
    private final FairRound<DueStep> round;

    LifeJob(PetitionProgress lives, OutageNotice outages) {
        this.lives = lives;
        this.round = new FairRound<>(LoggerFactory.getLogger(LifeJob.class), "The lives of petitions", outages);
    }

    @Scheduled(initialDelay = "3s", fixedDelay = "3s")
    void takeDueSteps() {
        round.run(lives::due, lives::take);
    }
}
