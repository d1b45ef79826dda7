package fr.voix.urn.live;

import fr.voix.base.http.NetworkHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a listener follows and which state of each it has: the sizes of the urns in the order of its request. The id of an event is
 * these sizes, joined by dots, so that any instance can continue. Called by one thread at a time.
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

    /** The sizes in an id; zeros for an id that does not fit that many scrutins. */
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

    /** An event, and the id of the listener after it. */
    record Told(TallyEvent event, String id) {}

    /** Events that are newer than what the listener has; they count as sent from now on. */
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

    /** Whether all scrutins are withheld or gone and the listener knows it: nothing more will come. */
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
