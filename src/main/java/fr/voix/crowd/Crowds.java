package fr.voix.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one process has seen lately of the votes of one kind of urns, for as long as it matters. Not for two threads: whoever
 * asks holds its monitor.
 *
 * @param <V> who may have one vote in an urn
 */
public final class Crowds<V> {

    private static final long ORIGINS_REMEMBERED = 500_000;

    private final Map<OriginKind, Seen<V>> kinds = new EnumMap<>(OriginKind.class);

    Crowds(List<OriginKind> kinds, Map<OriginKind, ExpectedShare> shares) {
        kinds.forEach(kind -> this.kinds.put(kind, new Seen<>(shares.get(kind))));
    }

    /** What is remembered of origins of one kind, and of the urns themselves in the same time. */
    private static final class Seen<V> {

        private final ExpectedShare share;
        private final Cache<Long, FadingCount> urns;
        private final Cache<CrowdKey, Crowd<V>> origins;

        Seen(ExpectedShare share) {
            Duration remembered = share.time().multipliedBy(3);
            this.share = share;
            this.urns = Caffeine.newBuilder().expireAfterAccess(remembered).build();
            this.origins = Caffeine.newBuilder()
                    .maximumSize(ORIGINS_REMEMBERED)
                    .expireAfterAccess(remembered)
                    .build();
        }

        FadingCount urn(long urnId) {
            return urns.get(urnId, ignored -> new FadingCount(share.time()));
        }

        Crowd<V> origin(CrowdKey key) {
            return origins.get(key, ignored -> new Crowd<>(share));
        }
    }

    Crowd<V> of(CrowdKey key) {
        return kinds.get(key.kind()).origin(key);
    }

    /**
     * The first of its origins that an arrival is too many for; null when it is within what is expected of all of them, and
     * counted there and for its urn.
     *
     * @param mementos of whatever is counted; they put back what it was before
     */
    CrowdKey take(Arrival<V> arrival, Instant now, Map<Object, Runnable> mementos) {
        List<CrowdKey> fresh = new ArrayList<>(arrival.origins().size());
        for (CrowdKey key : arrival.origins()) {
            Crowd<V> crowd = of(key);
            mementos.computeIfAbsent(key, ignored -> crowd.memento());
            if (!crowd.knows(arrival.voter())) {
                if (!crowd.holdsOneMore(kinds.get(key.kind()).urn(key.urnId()), now)) {
                    return key;
                }
                fresh.add(key);
            }
        }
        if (!fresh.isEmpty()) {
            fresh.forEach(key -> of(key).take(arrival.voter(), now));
            count(fresh.getFirst().urnId(), now, mementos);
        }
        return null;
    }

    /** Also for kinds of which this one has no origin: it is part of the whole. */
    private void count(long urnId, Instant now, Map<Object, Runnable> mementos) {
        kinds.forEach((kind, seen) -> {
            FadingCount ofUrn = seen.urn(urnId);
            mementos.computeIfAbsent(new UrnOf(kind, urnId), ignored -> ofUrn.memento());
            ofUrn.add(now);
        });
    }

    private record UrnOf(OriginKind kind, long urnId) {}
}
