package fr.voix.urn.live;

import fr.voix.base.database.TimeLimit;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.Pressure;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.PublicationListener;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.TallyAnswerService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps the listeners of each scrutin. A published state becomes one event that all listeners share. Nothing is queued: each listener
 * takes the newest state when it can.
 */
@Singleton
class StreamService implements PublicationListener, GracefulShutdownCapable {

    private static final Duration QUERY_TIME = Duration.ofSeconds(5);

    private final UrnPublishing publications;
    private final UrnGuard guard;
    private final TallyAnswerService tallies;
    private final Pressure pressure;
    private final Entrance entrance;
    private final Places places;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private volatile boolean isClosing;

    StreamService(
            UrnPublishing publications,
            UrnGuard guard,
            TallyAnswerService tallies,
            Pressure pressure,
            @Named("pages") Entrance entrance,
            StreamConfig config,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isLimited,
            MeterRegistry meters) {
        this.publications = publications;
        this.guard = guard;
        this.tallies = tallies;
        this.pressure = pressure;
        this.entrance = entrance;
        this.places = new Places(config.listeners(), isLimited ? config.listenersPerNetwork() : config.listeners());
        Gauge.builder("voix.streams", places::taken)
                .description("Live streams that are open")
                .register(meters);
    }

    /**
     * Takes a place for a listener. The caller must {@link #leave} it.
     *
     * @param uids of Scrutins, or of petitions; each once
     * @param lastEventId the last event that the listener has seen; empty at the first time
     */
    StreamResult open(UrnKind kind, List<String> uids, String lastEventId, NetworkHash.Mark network) {
        if (isClosing || pressure.isAtLeast(Pressure.HIGH)) {
            return new StreamResult.Full();
        }
        Map<String, Publication> found = find(kind, uids);
        if (uids.stream().anyMatch(uid -> !found.containsKey(uid) && !isWithheld(kind, uid))) {
            return new StreamResult.UnknownScrutin();
        }
        if (!places.take(network)) {
            return new StreamResult.Full();
        }
        Subscription subscription = new Subscription(
                uids.stream().map(this::use).toList(), Subscription.told(lastEventId, uids.size()), network);
        // again, from memory: the topic got nothing of what was published before it existed
        // news of a topic goes to all its followers here: it is not offered again
        tell(offer(found.values()));
        tell(offer(publications.findAll(kind, uids).values()));
        tell(withhold(uids));
        if (!lastEventId.isEmpty() && subscription.isOver()) {
            leave(subscription);
            return new StreamResult.NothingToCome();
        }
        return new StreamResult.Admitted(subscription);
    }

    private Map<String, Publication> find(UrnKind kind, List<String> uids) {
        boolean isInMemory = uids.stream().allMatch(uid -> publications.inMemory(kind, uid) != null);
        return isInMemory ? publications.findAll(kind, uids) : entrance.pass(() -> publications.findAll(kind, uids));
    }

    private Topic use(String uid) {
        return topics.compute(uid, (key, known) -> (known == null || known.isGone() ? new Topic(key) : known).use());
    }

    /** The follower is called for news from now on; it should look for some at once. */
    void follow(Subscription subscription, Follower follower) {
        subscription.topics().forEach(topic -> topic.followers().add(follower));
        if (isClosing) {
            follower.end();
        }
    }

    /** Frees the place. */
    void leave(Subscription subscription, Follower follower) {
        subscription.topics().forEach(topic -> topic.followers().remove(follower));
        leave(subscription);
    }

    /** Frees the place of a subscription without a client. */
    void leave(Subscription subscription) {
        for (Topic topic : subscription.topics()) {
            topics.computeIfPresent(topic.uid(), (uid, known) -> known == topic ? known.leave() : known);
        }
        places.giveBack(subscription.network());
    }

    int listeners() {
        return places.taken();
    }

    @Override
    public void onPublished(Collection<Publication> changed) {
        tell(offer(changed));
    }

    /** Keeps followed urns in the cache of publications, and sends events for those that were hidden or erased. */
    void refresh() {
        Set<String> followed = Set.copyOf(topics.keySet());
        if (followed.isEmpty()) {
            return;
        }
        Map<String, Publication> shown = TimeLimit.call(QUERY_TIME, () -> shown(followed));
        List<Topic> concerned = new ArrayList<>(offer(shown.values()));
        concerned.addAll(withhold(followed));
        for (String uid : followed) {
            Topic topic = topics.get(uid);
            if (topic != null && !shown.containsKey(uid) && isGone(uid) && topic.offer(TallyEvent.gone(uid))) {
                concerned.add(topic);
            }
        }
        tell(concerned);
    }

    /** Empty while its leaves are still being read, and while its figures are withheld. */
    private boolean isGone(String uid) {
        try {
            return Stream.of(UrnKind.values())
                    .allMatch(kind -> publications.find(kind, uid).isEmpty());
        } catch (BusyException | ContradictedException e) {
            return false;
        }
    }

    private Map<String, Publication> shown(Set<String> followed) {
        Map<String, Publication> shown = new HashMap<>();
        for (UrnKind kind : UrnKind.values()) {
            shown.putAll(publications.findAll(kind, followed));
        }
        return shown;
    }

    private boolean isWithheld(UrnKind kind, String uid) {
        return kind.isOf(uid) && guard.contradiction(uid).isPresent();
    }

    /** The topics whose figures are withheld since the last event. */
    private List<Topic> withhold(Collection<String> uids) {
        return uids.stream()
                .filter(uid -> guard.contradiction(uid).isPresent())
                .map(topics::get)
                .filter(topic -> topic != null && topic.offer(TallyEvent.withheld(topic.uid())))
                .toList();
    }

    /** The topics for which one of these is news. */
    private List<Topic> offer(Collection<Publication> published) {
        List<Topic> newer = new ArrayList<>();
        for (Publication publication : published) {
            Topic topic = topics.get(publication.urn().uid());
            long size = publication.urn().frontier().size();
            if (topic != null && topic.isOlderThan(size)) {
                if (topic.offer(new TallyEvent(size, tallies.bytes(publication)))) {
                    newer.add(topic);
                }
            }
        }
        return newer;
    }

    /** Each follower once, although it may follow several. */
    private static void tell(Collection<Topic> topics) {
        Set<Follower> concerned = new HashSet<>();
        topics.forEach(topic -> concerned.addAll(topic.followers()));
        concerned.forEach(Follower::catchUp);
    }

    /** Ends all streams; listeners reconnect to another instance or to the next process. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        isClosing = true;
        topics.values().forEach(topic -> topic.followers().forEach(Follower::end));
        return CompletableFuture.completedFuture(null);
    }

    /** Counts listeners by network, so that no network takes all places. */
    private static final class Places {

        private final int most;
        private final int mostOfNetwork;
        private final Map<NetworkHash.Mark, Integer> takenByNetwork = new HashMap<>();
        private int taken;

        Places(int most, int mostOfNetwork) {
            this.most = most;
            this.mostOfNetwork = mostOfNetwork;
        }

        /** False when there is none left. */
        synchronized boolean take(NetworkHash.Mark network) {
            if (taken >= most || takenByNetwork.getOrDefault(network, 0) >= mostOfNetwork) {
                return false;
            }
            taken++;
            takenByNetwork.merge(network, 1, Integer::sum);
            return true;
        }

        synchronized void giveBack(NetworkHash.Mark network) {
            taken--;
            takenByNetwork.computeIfPresent(network, (mark, count) -> count == 1 ? null : count - 1);
        }

        synchronized int taken() {
            return taken;
        }
    }

    /** The result of a request for a stream. */
    sealed interface StreamResult {

        /** A place is taken until it is left. */
        record Admitted(Subscription subscription) implements StreamResult {}

        /** One of the uids is not known, or its amendement was erased. */
        record UnknownScrutin() implements StreamResult {}

        /** All figures are withheld and the listener knows it: it should not reconnect. */
        record NothingToCome() implements StreamResult {}

        /** No place is left, votes need the room, or the service ends. */
        record Full() implements StreamResult {}
    }
}
