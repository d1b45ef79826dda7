package fr.voix.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one machine can do to the service, from networks of its own, while people of other networks vote. Each attack asserts
 * that they hardly notice, and that everything is back five seconds after its end.
 */
final class Attacks {

    private static final String BALLOT = "PUT /api/v1/scrutins/" + FaultStage.SCRUTINS.getFirst()
            + "/ballot HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static final String HALF_A_HEAD = "PUT /api/v1/scrutins/x/ballot HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    /** More than the system takes for somebody who reads nothing. */
    private static final String MANY_PAGES = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(90);

    private static final int SOME_NETWORKS = 12;
    private static final int MANY_NETWORKS = 200;
    private static final int MOST_SOCKETS = 8_000;
    private static final Duration EACH_SECOND = Duration.ofSeconds(1);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final double LEAST_ACKNOWLEDGED = 0.95;
    private static final Duration MOST_OF_THE_SLOWEST = Duration.ofSeconds(3);

    private Attacks() {}

    /** Sockets with half a ballot each, which are then dropped. */
    static Fault burstThenSilence(int sockets) {
        return attack("burst, then silence", Duration.ofSeconds(10), (attacker, service) -> {
            attacker.open(sockets, SOME_NETWORKS, BALLOT);
            attacker.hangUp();
        });
    }

    static Fault slowHeads(int sockets, Duration lasts) {
        return attack("slow heads", lasts, (attacker, service) -> {
            attacker.open(sockets, SOME_NETWORKS, HALF_A_HEAD);
            attacker.drip(EACH_SECOND, SOME_NETWORKS, HALF_A_HEAD);
        });
    }

    static Fault slowBodies(int sockets, Duration lasts) {
        return attack("slow bodies", lasts, (attacker, service) -> {
            attacker.open(sockets, SOME_NETWORKS, BALLOT);
            attacker.drip(EACH_SECOND, SOME_NETWORKS, BALLOT);
        });
    }

    static Fault slowReaders(int sockets, Duration lasts) {
        return attack("slow readers", lasts, (attacker, service) -> {
            attacker.open(sockets, SOME_NETWORKS, MANY_PAGES);
            attacker.replace(EACH_SECOND, SOME_NETWORKS, MANY_PAGES);
        });
    }

    static Fault floodFromOneNetwork(Duration lasts) {
        return attack(
                "connection flood from one network", lasts, (attacker, service) -> attacker.flood(MOST_SOCKETS, 1));
    }

    static Fault floodFromMany(Duration lasts) {
        return attack(
                "connection flood from many networks",
                lasts,
                (attacker, service) -> attacker.flood(MOST_SOCKETS, MANY_NETWORKS));
    }

    private interface Act {
        void by(Attacker attacker, URI service) throws IOException;
    }

    private static Fault attack(String name, Duration lasts, Act act) {
        List<Attacker> attackers = new ArrayList<>();
        long[] began = new long[1];
        return new Fault(
                name,
                lasts,
                stage -> {
                    URI service = stage.addresses().getFirst();
                    Attacker attacker = stage.owning(new Attacker(service.getPort()));
                    attackers.add(attacker);
                    began[0] = System.nanoTime();
                    act.by(attacker, service);
                },
                stage -> {
                    long ended = System.nanoTime();
                    attackers.getFirst().close();
                    judge(stage, began[0], ended);
                    awaitEverything(stage, ended);
                });
    }

    private static void judge(FaultStage stage, long began, long ended) {
        List<Attempt> attempts = stage.people().voters().stream()
                .flatMap(voter -> List.copyOf(voter.attempts()).stream())
                .filter(attempt -> attempt.startedAt() >= began && attempt.endedAt() <= ended)
                .toList();
        long[] took = attempts.stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.ACKNOWLEDGED)
                .mapToLong(attempt -> attempt.endedAt() - attempt.startedAt())
                .sorted()
                .toArray();
        double share = attempts.isEmpty() ? 0 : (double) took.length / attempts.size();
        Duration slowest = took.length == 0 ? Duration.ofDays(1) : Duration.ofNanos(took[took.length * 99 / 100]);
        stage.note(String.format(
                Locale.ROOT, "%.1f %% acknowledged, p99 %.2f s", 100 * share, slowest.toMillis() / 1000.0));
        if (share < LEAST_ACKNOWLEDGED || slowest.compareTo(MOST_OF_THE_SLOWEST) > 0) {
            stage.find(took.length + " of " + attempts.size() + " requests acknowledged during the attack, p99 "
                    + slowest);
        }
    }

    /** What was shed is there again: challenges, search, streams, health. */
    private static void awaitEverything(FaultStage stage, long ended) throws InterruptedException {
        List<String> addresses = new ArrayList<>(List.of(
                "/api/v1/robot-check/altcha",
                "/amendements?q=eau",
                "/scrutins/" + FaultStage.SCRUTINS.getFirst() + "/flux",
                "/health"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!addresses.isEmpty() && System.nanoTime() - ended < BACK_WITHIN.toNanos()) {
                addresses.removeIf(
                        address -> isThere(http, stage.addresses().getFirst().resolve(address)));
                Thread.sleep(50);
            }
            http.shutdownNow();
        }
        if (!addresses.isEmpty()) {
            stage.find("not back " + BACK_WITHIN.toSeconds() + " s after the end: " + addresses);
        }
    }

    private static boolean isThere(HttpClient http, URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        try {
            HttpResponse<java.io.InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }
}
