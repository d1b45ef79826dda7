package fr.voix.desk.sample;

import fr.voix.base.text.Messages;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Some weeks of an installation, day by day. What the jobs of the service do by the clock is left to them. */
@Singleton
@Requires(beans = SampleConfig.class)
class SampleStory {

    private static final LocalTime DESK_OPENS = LocalTime.of(9, 10);
    private static final List<LocalTime> MOMENTS =
            List.of(LocalTime.of(8, 5), LocalTime.of(13, 20), LocalTime.of(19, 40));
    private static final int DAYS_BETWEEN_CLASSIFICATIONS = 3;
    private static final int CLASSIFIED_AT_ONCE = 4;
    /** Not the first, which visitors look at most. */
    private static final int CROWDED = 1;

    private static final Duration CLOSES_LATER = Duration.ofDays(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SampleClock clock;
    private final SampleConfig config;
    private final SampleVoting votes;
    private final SamplePetitioning petitions;
    private final SampleModeration desk;
    private final PetitionService states;

    SampleStory(
            SampleClock clock,
            SampleConfig config,
            SampleVoting votes,
            SamplePetitioning petitions,
            SampleModeration desk,
            PetitionService states) {
        this.clock = clock;
        this.config = config;
        this.votes = votes;
        this.petitions = petitions;
        this.desk = desk;
        this.states = states;
    }

    void tell() {
        List<SamplePetition> all = petitions.all();
        votes.begin();
        moveTo(0, DESK_OPENS);
        desk.settleIn();
        for (int day = 1; day < config.days(); day++) {
            tell(day, all);
        }
        await(all);
    }

    private void tell(int day, List<SamplePetition> all) {
        moveTo(day, MOMENTS.getFirst());
        votes.vote(MOMENTS.size());
        moveTo(day, DESK_OPENS);
        desk.signIn();
        for (SamplePetition petition : all) {
            live(petition, day);
        }
        decide(day);
        for (LocalTime moment : MOMENTS.subList(1, MOMENTS.size())) {
            moveTo(day, moment);
            votes.vote(MOMENTS.size());
        }
    }

    private void moveTo(int day, LocalTime time) {
        clock.moveTo(
                config.begin().plusDays(day).atTime(time).atZone(Messages.PARIS).toInstant());
    }

    private void live(SamplePetition petition, int day) {
        if (day == petition.begin()) {
            petitions.write(petition);
            if (petition.isConfirmed()) {
                petitions.confirm(petition);
            }
        }
        if (petition.sponsorsOn(day) > 0) {
            petitions.sponsor(petition, petition.sponsorsOn(day));
        }
        if (petition.isReadOn(day)) {
            await(petition, PetitionState.AWAITING);
            desk.judge(petitions.number(petition), petition);
        }
        if (petition.isSignedOn(day)) {
            petitions.sign(petition);
        }
        if (petition.isPublished() && day == petition.end()) {
            end(petition);
        }
    }

    private void end(SamplePetition petition) {
        if (petition.fate() == PetitionState.WITHDRAWN) {
            petitions.withdraw(petition);
        } else {
            desk.end(petitions.number(petition), petition.fate());
        }
    }

    private void decide(int day) {
        List<String> scrutins = votes.scrutins();
        if (day % DAYS_BETWEEN_CLASSIFICATIONS == 0) {
            desk.classify(CLASSIFIED_AT_ONCE);
        }
        if (day == config.days() / 2) {
            desk.close(scrutins.get(2));
            votes.noteClosed(scrutins.get(2));
            desk.closeLater(
                    scrutins.get(3), clock.instant().plus(CLOSES_LATER).plus(Duration.ofDays(config.days() / 2)));
        }
        if (day == config.days() - 2) {
            votes.crowd(scrutins.get(CROWDED));
        }
        if (day == config.days() - 1) {
            desk.setAside(scrutins.get(CROWDED));
        }
    }

    /** What the clock brings about comes a moment later. */
    private void await(List<SamplePetition> all) {
        all.stream().filter(SamplePetition::isConfirmed).forEach(petition -> await(petition, petition.fate()));
    }

    private void await(SamplePetition petition, PetitionState state) {
        long number = petitions.number(petition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (states.find(number).filter(found -> found.state() == state).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Petition " + number + " does not become " + state);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
