package fr.voix.urn.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import fr.voix.base.load.LoadPurpose;
import fr.voix.base.load.LoadService;
import fr.voix.base.load.LoadSubject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What other instances let through lately of an origin in an urn, and of everybody there: a network that has used up its share at
 * one finds no other share at the next. Told and heard behind the votes, within about three seconds; a vote costs a look into memory.
 */
@Singleton
class ElsewhereService {

    private static final long REMEMBERED = 100_000;
    /**
     * The time that is looked at is cut into so many parts. The others are asked anew as often, also where there are no votes.
     */
    private static final int PARTS = 10;
    /** What they answer comes with an exchange of the next seconds: so often it is looked for, second by second. */
    private static final int LOOKS = 3;
    /** Keys of what is counted change by the hour. */
    private static final Duration RENEWED = Duration.ofSeconds(30);

    private final LoadService load;
    private final Clock clock;
    private final Map<Counted, Integer> untold = new ConcurrentHashMap<>();
    private final Cache<Counted, Asked> asked = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<Counted, Asked>accessing((counted, known) -> counted.length()))
            .build();

    ElsewhereService(LoadService load, Clock clock) {
        this.load = load;
        this.clock = clock;
    }

    /** What is counted, and for whom: a mark, which names its urn as well, or an urn. */
    private record Counted(LoadPurpose purpose, ByteBuffer name) {

        static Counted of(CrowdKey origin) {
            LoadPurpose purpose =
                    origin.kind() == OriginKind.DOMAIN ? LoadPurpose.COUNTED_OF_DOMAIN : LoadPurpose.COUNTED_OF_NETWORK;
            return new Counted(purpose, origin.hash());
        }

        /** In the time that is looked at for origins of that kind. */
        static Counted ofUrn(OriginKind kind, long urnId) {
            LoadPurpose purpose =
                    kind == OriginKind.DOMAIN ? LoadPurpose.COUNTED_IN_SIX_HOURS : LoadPurpose.COUNTED_IN_TEN_MINUTES;
            return new Counted(
                    purpose, ByteBuffer.allocate(Long.BYTES).putLong(urnId).flip());
        }

        /** The time that is looked at. */
        Duration length() {
            return purpose.span().length();
        }
    }

    /** What was heard of it. Read with each vote, written by the job alone. */
    private static final class Asked {

        private LoadSubject subject;
        private Instant since = Instant.MIN;
        private Instant askedAt = Instant.MIN;
        private int looks;
        private volatile long elsewhere;
        private volatile boolean isWanted = true;

        long elsewhere() {
            if (!isWanted) {
                isWanted = true;
            }
            return elsewhere;
        }

        /** Whether to look now, since it was asked for, or not looked at for that long. */
        private boolean isDue(Instant now, Duration longest) {
            if (isWanted || now.minus(longest).isAfter(askedAt)) {
                isWanted = false;
                askedAt = now;
                looks = LOOKS;
            }
            if (looks == 0) {
                return false;
            }
            looks--;
            return true;
        }

        private void hear(Instant now) {
            elsewhere = subject.seen(now).elsewhere();
        }
    }

    /** For one batch, of which nothing is told before it is committed. */
    Batch batch() {
        return new Batch();
    }

    final class Batch implements Crowds.Others {

        private final List<CrowdKey> taken = new ArrayList<>();
        private final Map<UrnOf, Integer> takenInUrns = new HashMap<>();

        @Override
        public long of(CrowdKey origin) {
            return elsewhere(Counted.of(origin));
        }

        @Override
        public long ofUrn(CrowdKey origin) {
            return elsewhere(Counted.ofUrn(origin.kind(), origin.urnId()));
        }

        @Override
        public void take(CrowdKey origin) {
            taken.add(origin);
        }

        @Override
        public void takeInUrn(OriginKind kind, long urnId) {
            takenInUrns.merge(new UrnOf(kind, urnId), 1, Integer::sum);
        }

        void committed() {
            taken.forEach(origin -> untold.merge(Counted.of(origin), 1, Integer::sum));
            takenInUrns.forEach(
                    (urn, times) -> untold.merge(Counted.ofUrn(urn.kind(), urn.urnId()), times, Integer::sum));
        }
    }

    private record UrnOf(OriginKind kind, long urnId) {}

    private long elsewhere(Counted counted) {
        Asked known = asked.getIfPresent(counted);
        if (known == null) {
            untold.putIfAbsent(counted, 0);
            return 0;
        }
        return known.elsewhere();
    }

    /** Hands over what was counted, and hears what others counted of what matters here. */
    synchronized void tell() {
        Instant now = clock.instant();
        for (Counted counted : untold.keySet()) {
            int times = untold.remove(counted);
            Asked known = asked.get(counted, absent -> new Asked());
            renew(counted, known, now);
            if (times > 0) {
                known.subject.count(times, now);
                known.isWanted = true;
            }
        }
        asked.asMap().forEach((counted, known) -> {
            if (known.isDue(now, counted.length().dividedBy(PARTS))) {
                renew(counted, known, now);
                known.hear(now);
            }
        });
    }

    private void renew(Counted counted, Asked known, Instant now) {
        if (known.since.isBefore(now.minus(RENEWED))) {
            known.subject = load.subject(counted.purpose(), counted.name().array());
            known.since = now;
        }
    }
}
