package fr.voix.faults;

import fr.voix.faults.Attempt.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who vote, change their mind, withdraw, and try again when they were not answered; everything they did and were told
 * is written down. Each thread is one voter after another.
 */
final class RecordingClient implements AutoCloseable {

    private static final List<String> CHOICES = List.of("pour", "contre", "abstention");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int THINKING_MILLIS = 60;
    private static final int BACKOFF_MILLIS = 250;

    private final List<String> scrutins;
    private final byte[] cookieKey;
    /** Each is used by people of one network. */
    private final List<HttpClient> networks = new ArrayList<>();

    private final Queue<RecordedVoter> voters = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> said = new ConcurrentHashMap<>();
    private final AtomicLong lastAcknowledgedAt = new AtomicLong(Long.MIN_VALUE);
    private final List<Thread> threads = new ArrayList<>();
    private volatile List<URI> services;
    private volatile boolean isRunning;

    /** @param networks how many networks of the loopback people come from; 0 when nobody looks */
    RecordingClient(List<URI> services, List<String> scrutins, byte[] cookieKey, int networks) {
        this.services = services;
        this.scrutins = scrutins;
        this.cookieKey = cookieKey;
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2));
        for (int network = 1; network <= networks; network++) {
            client.localAddress(InetAddress.ofLiteral("127.1." + network + ".1"));
            this.networks.add(client.build());
        }
        if (networks == 0) {
            this.networks.add(client.build());
        }
    }

    /** Where requests go from now on, each to any of them. */
    void useServices(List<URI> addresses) {
        services = addresses;
    }

    void start(int people) {
        isRunning = true;
        for (int i = 0; i < people; i++) {
            threads.add(Thread.ofVirtual().start(this::vote));
        }
    }

    /** Comes back when everybody has been answered or has given up. */
    void pause() {
        isRunning = false;
        threads.forEach(Threads::join);
        threads.clear();
    }

    List<RecordedVoter> voters() {
        return List.copyOf(voters);
    }

    /** How often each answer was given, all runs together. */
    Map<String, AtomicLong> said() {
        return said;
    }

    /** How long after that moment somebody was acknowledged; null when nobody was for that long. */
    Duration firstAcknowledgedAfter(long moment, Duration longest) throws InterruptedException {
        while (System.nanoTime() - moment < longest.toNanos()) {
            long at = lastAcknowledgedAt.get();
            if (at != Long.MIN_VALUE && at - moment > 0) {
                return Duration.ofNanos(at - moment);
            }
            Thread.sleep(2);
        }
        return null;
    }

    /** The longest time between those moments in which nobody was acknowledged. */
    Duration longestPause(long from, long to) {
        long[] moments = voters().stream()
                .flatMap(voter -> List.copyOf(voter.attempts()).stream())
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED)
                .mapToLong(Attempt::endedAt)
                .filter(at -> at >= from && at <= to)
                .sorted()
                .toArray();
        long longest = 0;
        long last = from;
        for (long at : moments) {
            longest = Math.max(longest, at - last);
            last = at;
        }
        return Duration.ofNanos(Math.max(longest, to - last));
    }

    private void vote() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (isRunning) {
            RecordedVoter voter = new RecordedVoter(scrutins.get(random.nextInt(scrutins.size())));
            voters.add(voter);
            String cookie = voter.cookie(cookieKey, Instant.now());
            // most vote once; some change their mind, some withdraw
            int acts = 1 + Math.max(0, random.nextInt(6) - 3);
            for (int act = 0; act < acts && isRunning; act++) {
                boolean isWithdrawal = act > 0 && random.nextInt(4) == 0;
                until(voter, cookie, isWithdrawal ? null : CHOICES.get(random.nextInt(3)), newNonce(random));
                Threads.sleep(Duration.ofMillis(1 + random.nextInt(THINKING_MILLIS)));
            }
        }
    }

    /** Tries the same again until there is an answer; one in four gives up and goes on to something else. */
    private void until(RecordedVoter voter, String cookie, String choice, String nonce) {
        while (true) {
            Attempt attempt = send(voter, cookie, choice, choice == null ? null : nonce);
            voter.add(attempt);
            said.computeIfAbsent(attempt.said(), ignored -> new AtomicLong()).incrementAndGet();
            if (attempt.outcome() == Outcome.ACKNOWLEDGED) {
                lastAcknowledgedAt.accumulateAndGet(attempt.endedAt(), Math::max);
            }
            boolean isOver =
                    attempt.outcome() == Outcome.ACKNOWLEDGED || attempt.said().startsWith("4");
            if (isOver || !isRunning || ThreadLocalRandom.current().nextInt(4) == 0) {
                return;
            }
            Threads.sleep(Duration.ofMillis(
                    BACKOFF_MILLIS / 2 + ThreadLocalRandom.current().nextInt(BACKOFF_MILLIS)));
        }
    }

    private Attempt send(RecordedVoter voter, String cookie, String choice, String nonce) {
        List<URI> open = services;
        URI service = open.get(ThreadLocalRandom.current().nextInt(open.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        service.resolve("/api/v1/scrutins/" + voter.scrutinUid() + "/ballot"))
                .timeout(PATIENCE)
                .header("Cookie", cookie);
        if (choice == null) {
            request.DELETE();
        } else {
            request.header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(
                            "{\"choice\":\"" + choice + "\",\"nonce\":\"" + nonce + "\",\"consent\":true}"));
        }
        long startedAt = System.nanoTime();
        try {
            HttpClient http = networks.get(ThreadLocalRandom.current().nextInt(networks.size()));
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return answered(choice, nonce, startedAt, response);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return silent(choice, nonce, startedAt, Outcome.REFUSED, "no connection", false);
        } catch (HttpTimeoutException e) {
            return silent(choice, nonce, startedAt, Outcome.UNKNOWN, "no answer in time", true);
        } catch (IOException e) {
            return silent(choice, nonce, startedAt, Outcome.UNKNOWN, "connection lost", false);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a voter", e);
        }
    }

    private static Attempt answered(String choice, String nonce, long startedAt, HttpResponse<String> response) {
        long endedAt = System.nanoTime();
        int status = response.statusCode();
        String body = response.body();
        if (status == 200) {
            RecordedReceipt receipt = choice == null ? null : RecordedReceipt.parse(body);
            return new Attempt(choice, nonce, startedAt, endedAt, Outcome.ACKNOWLEDGED, receipt, "200", false);
        }
        String retry = response.headers().firstValue("Retry-After").isPresent() ? "" : " without Retry-After";
        boolean isSure = status < 500 || body.toLowerCase(java.util.Locale.ROOT).contains("rien n’a été enregistré");
        String said = status + (status >= 502 ? (isSure ? " not recorded" : " not known") + retry : "");
        Outcome outcome = isSure ? Outcome.REFUSED : Outcome.UNKNOWN;
        return new Attempt(choice, nonce, startedAt, endedAt, outcome, null, said, !isSure);
    }

    private static Attempt silent(
            String choice, String nonce, long startedAt, Outcome outcome, String said, boolean mayComeLate) {
        return new Attempt(choice, nonce, startedAt, System.nanoTime(), outcome, null, said, mayComeLate);
    }

    private static String newNonce(ThreadLocalRandom random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    @Override
    public void close() {
        pause();
        networks.forEach(HttpClient::close);
    }
}
