package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.load.LoadPurpose;
import fr.voix.base.load.LoadService;
import fr.voix.base.load.LoadSubject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many new votes came in, minute by minute, within the last hour: into all urns, and into each. Of a quiet hour nothing is
 * said, and every count in steps of ten: in a quiet minute of a busy hour, or in what all urns have beyond those told apart, one
 * visitor would be seen passing from urn to urn. An hour later nothing is known of it.
 */
@Singleton
public record ArrivalService(LoadService load, Clock clock) {

    /** Within the hour. */
    private static final long FEWEST = 100;
    /** No count is told more exactly. */
    public static final long STEP = 10;

    /**
     * Every count is the step at or below what came, also those of the whole hour: 0 for fewer than ten.
     *
     * @param minutes the one that goes on last
     */
    public record Hour(long arrived, long held, List<Minute> minutes) {}

    /** @param held votes that were put to wait in that minute; some may have come earlier */
    public record Minute(Instant at, long arrived, long held) {}

    void count(Collection<? extends Arrival<?>> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        ofAllUrns().count(fresh.size(), now);
        fresh.stream()
                .collect(Collectors.groupingBy(Arrival::urnUid, Collectors.summingInt(one -> 1)))
                .forEach((uid, times) -> ofUrn(uid).count(times, now));
    }

    void countHeld(int votes) {
        load.subject(LoadPurpose.HELD).count(votes, clock.instant());
    }

    /** Of all urns; empty for few. */
    public Optional<Hour> ofAll() {
        var slots = load.slots(List.of(ofAllUrns(), load.subject(LoadPurpose.HELD)));
        return isFew(slots.getFirst()) ? Optional.empty() : Optional.of(hour(slots.getFirst(), slots.getLast()));
    }

    /** The same of each of these urns, in their order; how many of its votes are held is not told apart. */
    public Map<String, Hour> ofUrns(List<String> uids) {
        var slots = load.slots(uids.stream().map(this::ofUrn).toList());
        var hours = new LinkedHashMap<String, Hour>();
        for (int i = 0; i < uids.size(); i++) {
            long[] arrived = slots.get(i);
            if (!isFew(arrived)) {
                hours.put(uids.get(i), hour(arrived, new long[arrived.length]));
            }
        }
        return hours;
    }

    private LoadSubject ofAllUrns() {
        return load.subject(LoadPurpose.ARRIVED);
    }

    private LoadSubject ofUrn(String uid) {
        return load.subject(LoadPurpose.ARRIVED, uid.getBytes(US_ASCII));
    }

    private static boolean isFew(long[] arrived) {
        return Arrays.stream(arrived).sum() < FEWEST;
    }

    private Hour hour(long[] arrived, long[] held) {
        Instant last = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var minutes = IntStream.range(0, arrived.length)
                .mapToObj(i -> new Minute(
                        last.minus(Duration.ofMinutes(arrived.length - 1L - i)), step(arrived[i]), step(held[i])))
                .toList();
        return new Hour(
                step(Arrays.stream(arrived).sum()), step(Arrays.stream(held).sum()), minutes);
    }

    private static long step(long votes) {
        return votes / STEP * STEP;
    }
}
