package fr.voix.urn.live;

import fr.voix.base.http.NetworkHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one listener follows, and what it has been told: the size of each urn, in the order of its request. These sizes,
 * joined by dots, are the id of an event, so that any instance can go on where another one stopped.
 *
 * <p>Once it is followed, called by one thread at a time.
 */
final class Subscription {

    private static final Pattern SIZE = Pattern.compile("\\d{1,18}");

    private final List<Topic> topics;
    private final long[] told;
    private final NetworkHash.Mark network;

    Subscription(List<Topic> topics, long[] told, NetworkHash.Mark network) {
        this.topics = List.copyOf(topics);
        this.told = told.clone();
        this.network = network;
    }

    /** The sizes that an id names; zeros when it is none of a stream of that many Scrutins. */
    static long[] told(String lastEventId, int scrutins) {
        String[] parts = lastEventId.split("\\.", scrutins + 1);
        boolean isOfThese = parts.length == scrutins && Arrays.stream(parts).allMatch(SIZE.asMatchPredicate());
        return isOfThese ? Arrays.stream(parts).mapToLong(Long::parseLong).toArray() : new long[scrutins];
    }

    List<Topic> topics() {
        return topics;
    }

    NetworkHash.Mark network() {
        return network;
    }

    boolean isOfOne() {
        return topics.size() == 1;
    }

    /** One event, and the id that a listener of several Scrutins has once it was told. */
    record Told(TallyEvent event, String id) {}

    /** Whatever is newer than what was told; counts as told from now on. */
    List<Told> news() {
        List<Told> news = new ArrayList<>();
        for (int i = 0; i < told.length; i++) {
            TallyEvent newest = topics.get(i).newest();
            if (newest != null && newest.size() > told[i]) {
                told[i] = newest.size();
                news.add(new Told(newest, id()));
            }
        }
        return news;
    }

    /** Whether nothing more will come: every Scrutin is withheld or gone, and that was told. */
    boolean isOver() {
        for (int i = 0; i < told.length; i++) {
            TallyEvent newest = topics.get(i).newest();
            if (newest == null || !newest.isLast() || newest.size() > told[i]) {
                return false;
            }
        }
        return true;
    }

    private String id() {
        return Arrays.stream(told).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
