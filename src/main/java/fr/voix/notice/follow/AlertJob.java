package fr.voix.notice.follow;

import fr.voix.base.database.DatabaseOutage;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by the clock, and forgets; only the service does, no command beside it. On a thread of its own: rounds are long. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class AlertJob {

    private static final Logger LOG = LoggerFactory.getLogger(AlertJob.class);

    private final DigestService digests;
    private final NewsService news;
    private final SortService sorts;
    private final FollowService follows;
    private volatile boolean isFailing;

    AlertJob(DigestService digests, NewsService news, SortService sorts, FollowService follows) {
        this.digests = digests;
        this.news = news;
        this.sorts = sorts;
        this.follows = follows;
    }

    @Scheduled(initialDelay = "20s", fixedDelay = "1m", scheduler = "alert")
    void tell() {
        attempt(() -> {
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
        attempt(() -> {
            boolean isMore;
            do {
                isMore = news.tell();
            } while (isMore);
        });
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "5m", scheduler = "alert")
    void noteSorts() {
        attempt(sorts::note);
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "1h", scheduler = "alert")
    void forget() {
        attempt(follows::purge);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            isFailing = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            // said once, not every minute
            if (!isFailing) {
                LOG.warn("Followers are told when the database is back");
            }
            isFailing = true;
        }
    }
}
