package fr.voix.notice.follow;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one follower is told: what happened to the subject since they were told last.
 *
 * @param news by its sort, the latest first; none is empty
 */
record Digest(Follow follow, NamedSubject subject, Instant until, Map<Happening.What, List<Happening>> news) {

    /** @param all of the subject, the latest first; also what this follower knows already */
    static Digest of(Follow follow, NamedSubject subject, Instant until, List<Happening> all) {
        Map<Happening.What, List<Happening>> news = new EnumMap<>(Happening.What.class);
        for (Happening.What what : Happening.What.values()) {
            List<Happening> some = all.stream()
                    .filter(one -> one.what() == what && one.isWithin(follow.lastSentUntil(), until))
                    .toList();
            if (!some.isEmpty()) {
                news.put(what, some);
            }
        }
        return new Digest(follow, subject, until, news);
    }

    boolean isEmpty() {
        return news.isEmpty();
    }
}
