package fr.voix.desk.sample;

import fr.voix.base.text.Addresses;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Votes of made-up people: some scrutins are asked much more than others, and opinions differ by scrutin. */
@Singleton
@Requires(beans = SampleConfig.class)
class SampleVoting {

    /** The one that the README begins with. */
    private static final String FIRST = "CF1115";

    private static final int PAGES = 2;
    private static final int NONCE_LENGTH = 16;
    private static final int MOST_A_VISIT = 6;
    private static final double COMES_TODAY = 0.25;
    private static final double WITHDRAWS = 0.01;
    private static final double CHANGES_MIND = 0.05;
    private static final int OF_ONE_NETWORK = 12;

    private final SampleArrival visitors;
    private final SampleConfig config;
    private final SplittableRandom random;
    private final List<Asked> scrutins = new ArrayList<>();
    private final List<VisitorClient> voters = new ArrayList<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ballots = new AtomicInteger();

    SampleVoting(SampleArrival visitors, SampleConfig config) {
        this.visitors = visitors;
        this.config = config;
        this.random = new SplittableRandom(config.seed());
    }

    /**
     * A scrutin, as far as its voters go.
     *
     * @param pour which part of them is for it
     * @param abstains which part has no opinion
     */
    private record Asked(String uid, double pour, double abstains) {}

    private record Visit(VisitorClient voter, List<Wish> wishes) {}

    /** @param choice null to withdraw */
    private record Wish(String uid, String choice, String nonce) {}

    /** Finds what can be voted on; the first is asked the most. */
    void begin() {
        VisitorClient reader = visitors.visitor(MadeUpPerson.of(0).address());
        find(reader.read("/api/v1/amendements?q=" + FIRST));
        String next = "";
        for (int page = 0; page < PAGES && next != null; page++) {
            Map<String, Object> found = reader.read("/api/v1/amendements" + next);
            find(found);
            next = found.get("next") == null ? null : "?after=" + found.get("next");
        }
        IntStream.range(0, config.voters())
                .forEach(i -> voters.add(visitors.visitor(MadeUpPerson.of(i).address())));
    }

    private void find(Map<String, Object> page) {
        for (Object item : (List<?>) page.get("items")) {
            Map<?, ?> found = (Map<?, ?>) item;
            String uid = (String) found.get("uid");
            boolean isKnown = scrutins.stream().anyMatch(known -> known.uid().equals(uid));
            if (found.get("tally") != null && !isKnown) {
                scrutins.add(new Asked(uid, random.nextDouble(0.2, 0.8), random.nextDouble(0.02, 0.2)));
            }
        }
    }

    /** The uids of what is asked, the most popular first. */
    List<String> scrutins() {
        return scrutins.stream().map(Asked::uid).toList();
    }

    int ballots() {
        return ballots.get();
    }

    void noteClosed(String uid) {
        closed.add(uid);
    }

    /** Some of the people come by, each of a day at one of its moments. */
    void vote(int moments) {
        List<Runnable> visits = new ArrayList<>();
        for (int person = 0; person < voters.size(); person++) {
            if (random.nextDouble() < COMES_TODAY / moments) {
                VisitorClient voter = voters.get(person);
                int mind = person;
                List<Wish> wishes = IntStream.rangeClosed(0, random.nextInt(MOST_A_VISIT))
                        .mapToObj(i -> wish(mind))
                        .filter(wish -> !closed.contains(wish.uid()))
                        .toList();
                visits.add(() -> carryOut(new Visit(voter, wishes)));
            }
        }
        visitors.all(visits);
    }

    /** One voter votes many times from one network, as others do from a school or an office. */
    void crowd(String uid) {
        List<Runnable> visits = new ArrayList<>();
        for (int i = 0; i < OF_ONE_NETWORK; i++) {
            VisitorClient voter = visitors.visitor("2001:db8:ffff::" + Integer.toHexString(i + 1));
            Visit visit = new Visit(voter, List.of(new Wish(uid, "contre", nonce())));
            visits.add(() -> carryOut(visit));
        }
        visitors.all(visits);
    }

    /** Who comes again rarely thinks otherwise of the same scrutin. */
    private Wish wish(int person) {
        // the square makes the first ones come up most
        double place = random.nextDouble();
        Asked asked = scrutins.get((int) (place * place * scrutins.size()));
        double opinion = random.nextDouble() < CHANGES_MIND
                ? random.nextDouble()
                : new SplittableRandom(config.seed() ^ Objects.hash(person, asked.uid())).nextDouble();
        double side = asked.abstains() + (1 - asked.abstains()) * asked.pour();
        String choice = opinion < asked.abstains() ? "abstention" : opinion < side ? "pour" : "contre";
        return new Wish(asked.uid(), random.nextDouble() < WITHDRAWS ? null : choice, nonce());
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(nonce), StandardCharsets.US_ASCII);
    }

    private void carryOut(Visit visit) {
        visit.voter().passRobotCheck();
        for (Wish wish : visit.wishes()) {
            String address = Addresses.api(Addresses.scrutin(wish.uid())) + "/ballot";
            if (wish.choice() == null) {
                visit.voter().delete(address);
            } else {
                visit.voter().put(address, Map.of("choice", wish.choice(), "nonce", wish.nonce(), "consent", true));
                ballots.incrementAndGet();
            }
        }
    }
}
