import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * So many reads a second beside so many ballots, both at a pace of their own: {@code java Readers.java ORIGIN UID PID PASSES
 * ADDRESSES WARM_SECONDS SECONDS BALLOTS READS}. Each read is of one of the kinds of ADDRESSES, all equally often, and its time
 * is counted from when it was due. Prints a table.
 */
public final class Readers {

    private static final int CONNECTIONS = 512;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String origin;
    private final Map<String, List<String>> addresses = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private volatile Map<String, Kind> seen = Map.of();

    private Readers(String origin) {
        this.origin = origin;
    }

    /** What was seen of one kind. */
    private static final class Kind {
        private final Overload.Latencies latencies = new Overload.Latencies();
        private int other;

        synchronized void add(int status, long nanos) {
            latencies.add(nanos);
            other += status == 200 ? 0 : 1;
        }
    }

    public static void main(String[] args) throws Exception {
        Overload ballots = new Overload(args[2]);
        ballots.readPasses(Path.of(args[3]));
        ballots.connect(URI.create(args[0]), args[1], CONNECTIONS);
        Readers readers = new Readers(args[0]);
        for (String line : Files.readAllLines(Path.of(args[4]), StandardCharsets.UTF_8)) {
            int slash = line.indexOf(" /");
            readers.addresses
                    .computeIfAbsent(line.substring(0, slash), kind -> new ArrayList<>())
                    .add(line.substring(slash + 1));
        }
        double votes = Double.parseDouble(args[7]);
        double reads = Double.parseDouble(args[8]);
        readers.beside(ballots, Double.parseDouble(args[5]), votes, reads);
        readers.print(readers.beside(ballots, Double.parseDouble(args[6]), votes, reads));
    }

    private Overload.Window beside(Overload ballots, double seconds, double votes, double reads)
            throws IOException, InterruptedException {
        Map<String, Kind> kinds = new TreeMap<>();
        addresses.keySet().forEach(kind -> kinds.put(kind, new Kind()));
        seen = kinds;
        try (var underway = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread pace = Thread.ofPlatform().start(() -> {
                List<String> names = List.copyOf(addresses.keySet());
                long begin = System.nanoTime();
                for (int n = 0; n < seconds * reads; n++) {
                    long due = begin + (long) (n / reads * Overload.SECOND);
                    LockSupport.parkNanos(due - System.nanoTime());
                    String kind = names.get(n % names.size());
                    List<String> some = addresses.get(kind);
                    String address = some.get(random.nextInt(some.size()));
                    underway.submit(() -> read(kinds.get(kind), address, due));
                }
            });
            Overload.Window window = ballots.open(votes, seconds);
            pace.join();
            return window;
        }
    }

    private void read(Kind kind, String address, long due) {
        var request = HttpRequest.newBuilder(URI.create(origin + address)).timeout(LONGEST);
        try {
            kind.add(http.send(request.build(), BodyHandlers.discarding()).statusCode(), System.nanoTime() - due);
        } catch (IOException | InterruptedException e) {
            kind.add(0, System.nanoTime() - due);
        }
    }

    private void print(Overload.Window ballots) {
        System.out.println("| asked for | addresses | reads | not 200 | p50 ms | p99 ms | max ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        Kind all = new Kind();
        seen.forEach((name, kind) -> {
            print(name, addresses.get(name).size(), kind);
            all.other += kind.other;
            all.latencies.addAll(kind.latencies);
        });
        print("all", addresses.values().stream().mapToInt(List::size).sum(), all);
        System.out.printf(
                "%nBeside them %.0f ballots a second acknowledged of %.0f, p99 %s ms, %.0f refused.%n",
                ballots.acknowledged.count() / ballots.seconds(),
                ballots.offered / ballots.seconds(),
                ballots.acknowledged.percentile(0.99),
                ballots.refused.count() / ballots.seconds());
    }

    private static void print(String name, int addresses, Kind kind) {
        System.out.printf(
                "| %s | %d | %d | %d | %s | %s | %s |%n",
                name,
                addresses,
                kind.latencies.count(),
                kind.other,
                kind.latencies.percentile(0.5),
                kind.latencies.percentile(0.99),
                kind.latencies.percentile(1));
    }
}
