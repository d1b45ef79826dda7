package fr.voix.notice.follow;

import fr.voix.base.load.PatientRound;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells by the clock, and forgets; only the service does, no command beside it. On a thread of its own: rounds are long. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record AlertJob(
        DigestWriting digests, NewsSending news, SubjectNames subjects, Following follows, PatientRound rounds) {

    @Scheduled(initialDelay = "20s", fixedDelay = "1m", scheduler = "alert")
    void tell() {
        rounds.run(() -> {
            for (Frequency frequency : Frequency.values()) {
                int told;
                do {
                    told = digests.tell(frequency);
                } while (told > 0);
            }
        });
    }

    @Scheduled(initialDelay = "25s", fixedDelay = "10s", scheduler = "alert")
    void tellSignatories() {
        rounds.run(() -> {
            boolean isMore;
            do {
                isMore = news.tell();
            } while (isMore);
        });
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "5m", scheduler = "alert")
    void noteSorts() {
        rounds.run(subjects::noteSorts);
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "1h", scheduler = "alert")
    void forget() {
        rounds.run(follows::purge);
    }
}
