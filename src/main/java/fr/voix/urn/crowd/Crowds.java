package fr.voix.urn.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one process has seen lately of the votes of one kind of urns, for as long as it matters. Not for two threads: the code that
 * asks holds its monitor.
 *
 * @param <V> who may have one vote in an urn
 */
public final class Crowds<V> {

    private static final long ORIGINS_REMEMBERED = 500_000;

    private final Map<OriginKind, ExpectedShare> shares;
    private final Map<OriginKind, Cache<CrowdKey, Crowd<V>>> origins = new EnumMap<>(OriginKind.class);
    private final Cache<Long, Whole> urns;

    /** @param shares what is expected of origins of the kinds that these votes have */
    Crowds(Map<OriginKind, ExpectedShare> shares) {
        this.shares = new EnumMap<>(shares);
        shares.forEach((kind, share) -> origins.put(
                kind,
                Caffeine.newBuilder()
                        .maximumSize(ORIGINS_REMEMBERED)
                        .expireAfterAccess(kind.remembered())
                        .build()));
        Duration longest = shares.keySet().stream()
                .map(OriginKind::remembered)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        this.urns = Caffeine.newBuilder().expireAfterAccess(longest).build();
    }

    /** What an urn took in of all origins, as each kind reckons. */
    private static final class Whole {

        private final Map<OriginKind, FadingCount> counts = new EnumMap<>(OriginKind.class);

        Whole(Map<OriginKind, ExpectedShare> shares) {
            shares.forEach((kind, share) -> counts.put(kind, new FadingCount(share.time())));
        }

        FadingCount of(OriginKind kind) {
            return counts.get(kind);
        }

        /** Also for kinds of which this one has no origin: it is part of the whole. */
        void add(Instant now) {
            counts.values().forEach(count -> count.add(now));
        }

        Runnable memento() {
            List<Runnable> all =
                    counts.values().stream().map(FadingCount::memento).toList();
            return () -> all.forEach(Runnable::run);
        }
    }

    Crowd<V> of(CrowdKey key) {
        return origins.get(key.kind()).get(key, ignored -> new Crowd<>(shares.get(key.kind())));
    }

    /** Asked for before midnight and confirmed after it, in one network: that is one vote of it. */
    private static boolean isCountedAnyway(CrowdKey key, List<CrowdKey> origins) {
        return origins.size() > 1 && origins.stream().anyMatch(other -> key.equals(other.before()));
    }

    /** What came of it the day before, as far as it weighs: midnight gives no network a new share. */
    @Nullable
    private Crowd<V> before(CrowdKey key) {
        CrowdKey before = key.before();
        return before == null ? null : origins.get(key.kind()).getIfPresent(before);
    }

    /**
     * The first of its origins that an arrival is too many for; null when it is within what is expected of all of them, and
     * counted there and for its urn.
     *
     * @param mementos of whatever is counted; they put back what it was before
     * @param others what other instances count
     */
    CrowdKey take(Arrival<V> arrival, Instant now, Map<Object, Runnable> mementos, Others others) {
        if (arrival.origins().isEmpty()) {
            return null;
        }
        Long urnId = arrival.origins().getFirst().urnId();
        Whole whole = urns.get(urnId, ignored -> new Whole(shares));
        List<CrowdKey> fresh = new ArrayList<>(arrival.origins().size());
        for (CrowdKey key : arrival.origins()) {
            if (isCountedAnyway(key, arrival.origins())) {
                continue;
            }
            Crowd<V> crowd = of(key);
            Crowd<V> before = before(key);
            mementos.computeIfAbsent(key, ignored -> crowd.memento());
            if (!crowd.knows(arrival.voter()) && (before == null || !before.knows(arrival.voter()))) {
                if (!crowd.holdsOneMore(key, before, whole.of(key.kind()), others, now)) {
                    return key;
                }
                fresh.add(key);
            }
        }
        if (!fresh.isEmpty()) {
            mementos.computeIfAbsent(urnId, ignored -> whole.memento());
            for (CrowdKey key : fresh) {
                of(key).take(arrival.voter(), now);
                others.take(key);
            }
            whole.add(now);
            shares.keySet().forEach(kind -> others.takeInUrn(kind, urnId));
        }
        return null;
    }

    /** What other instances let through, as far as this one has heard. */
    interface Others {

        /** How many of that origin in that urn. */
        long of(CrowdKey origin);

        /** How many of all origins in the urn of that origin. */
        long ofUrn(CrowdKey origin);

        /** One more of it was let through here. */
        void take(CrowdKey origin);

        /** And in its urn, as origins of that kind reckon. */
        void takeInUrn(OriginKind kind, long urnId);
    }
}
