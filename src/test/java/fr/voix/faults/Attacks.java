package fr.voix.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one machine can do to the service, from networks of its own, while people of other networks vote: they hardly notice, and
 * everything is back five seconds after its end.
 */
final class Attacks {

    private static final String BALLOT = "PUT /api/v1/scrutins/" + FaultStage.SCRUTINS.getFirst()
            + "/ballot HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    private static final int SOME_NETWORKS = 12;
    private static final Duration EACH_SECOND = Duration.ofSeconds(1);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final double LEAST_ACKNOWLEDGED = 0.95;
    private static final Duration MOST_OF_THE_SLOWEST = Duration.ofSeconds(3);

    private Attacks() {}

    /** Sockets with half a ballot each, to which a byte is added every second. */
    static Fault slowBodies(int sockets, Duration lasts) {
        List<Attacker> attackers = new ArrayList<>();
        long[] began = new long[1];
        return new Fault(
                "slow bodies",
                lasts,
                stage -> {
                    URI service = stage.addresses().getFirst();
                    Attacker attacker = stage.owning(new Attacker(service.getPort(), null));
                    attackers.add(attacker);
                    began[0] = System.nanoTime();
                    attacker.open(sockets, SOME_NETWORKS, BALLOT);
                    attacker.drip(EACH_SECOND, SOME_NETWORKS, BALLOT);
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
