package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How an urn grew, as the API says it: what follows from the leaves.
 *
 * @param size of the urn that it speaks of
 * @param hours oldest first
 * @param events null where the API says nothing of them
 * @param thresholds of a petition that were reached
 * @param thresholdSize of the urn when these were said to be
 */
record PublishedPast(long size, List<Hour> hours, List<Event> events, List<Threshold> thresholds, long thresholdSize) {

    static final PublishedPast NONE = new PublishedPast(0, List.of(), null, List.of(), 0);

    /** @param corrected null where the API does not say it */
    record Hour(Instant hour, long size, List<Long> seen, List<Long> corrected) {}

    record Event(String kind, long index) {}

    record Threshold(long signatures, long size) {}

    boolean isSaid() {
        return this != NONE;
    }

    /** What is there by now, since it was spoken of. */
    LongStream sizes() {
        return isSaid() ? LongStream.of(size, thresholdSize) : LongStream.empty();
    }

    static PublishedPast parse(JsonObject history, JsonObject petition, LogKind kind) throws DifferenceException {
        List<Hour> hours = new ArrayList<>();
        for (JsonObject hour : history.objects("hours")) {
            hours.add(hour(hour, kind));
        }
        List<Event> events = new ArrayList<>();
        for (JsonObject event : history.objects("events")) {
            events.add(new Event(event.text("kind"), event.number("index")));
        }
        List<Threshold> thresholds = new ArrayList<>();
        for (JsonObject threshold : petition == null ? List.<JsonObject>of() : petition.objects("thresholds")) {
            if (threshold.has("size") || threshold.has("reachedAt")) {
                thresholds.add(new Threshold(threshold.number("signatures"), threshold.number("size")));
            }
        }
        return new PublishedPast(
                history.number("size"),
                hours,
                history.has("events") ? events : null,
                thresholds,
                petition == null ? 0 : petition.number("size"));
    }

    private static Hour hour(JsonObject hour, LogKind kind) throws DifferenceException {
        try {
            return new Hour(
                    Instant.parse(hour.text("hour")),
                    hour.number("size"),
                    counts(hour.has("seen") ? hour.object("seen") : hour, kind),
                    hour.has("corrected") ? counts(hour.object("corrected"), kind) : null);
        } catch (DateTimeException e) {
            throw new DifferenceException(hour.what() + " has an hour that is none: " + hour.text("hour"));
        }
    }

    private static List<Long> counts(JsonObject said, LogKind kind) throws DifferenceException {
        List<Long> counts = new ArrayList<>();
        for (String word : kind.words()) {
            counts.add(said.number(word));
        }
        return counts;
    }
}
