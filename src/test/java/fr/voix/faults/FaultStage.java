package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.CuttableProxy;
import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.faults.Attempt.Outcome;
import fr.voix.verify.VerifyRun;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Real service processes on a PostgreSQL of their own, a line between them that can be cut, people who vote and watchers who
 * watch. Runs one fault after another, and audits after each.
 */
final class FaultStage implements AutoCloseable {

    static final List<String> SCRUTINS = List.of(
            "AMANR5L17PO59048B2247P0D1N001115",
            "AMANR5L17PO838901B0622P0D1N000978",
            "AMANR5L17PO59048B1906P1D1N000842");

    private static final Path OPEN_DATA =
            Path.of("src", "test", "resources", "opendata").toAbsolutePath();
    private static final byte[] PEPPER = "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d".getBytes(US_ASCII);
    private static final byte[] COOKIE_KEY = "b81f36a2c94d7e05f2a6103b9dc8e754".getBytes(US_ASCII);
    private static final int PEOPLE = 24;
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(20);
    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(45);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(90);

    private final Path folder;
    private final StageDatabase database;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final List<Closeable> toClose = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> findings = new TreeSet<>();
    /** When the test run itself is ended, by a signal. */
    private final Thread lastResort = new Thread(this::endProcesses);

    private CuttableProxy databaseLine;
    private RecordingClient people;
    private CheckpointCollector watchers;

    /** Call {@link #open} next; close it in any case. */
    FaultStage(Path folder, StageDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /** Starts everything, and puts the captured amendements in. */
    FaultStage open(StageSetup setup) throws Exception {
        return open(setup, service -> {});
    }

    /** As above, of another build than this one. */
    FaultStage open(StageSetup setup, Consumer<ServiceProcess> build) throws Exception {
        Runtime.getRuntime().addShutdownHook(lastResort);
        database.start();
        database.create(Optional.empty());
        databaseLine = new CuttableProxy(database.port());
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(database.environment(databaseLine.port()));
        environment.putAll(setup.environment());
        for (int i = 0; i < setup.instances(); i++) {
            Path home = Files.createDirectories(folder.resolve("instance-" + i));
            services.add(new ServiceProcess(home, environment));
        }
        services.forEach(build);
        run("migrate");
        run("import", OPEN_DATA.toString());
        for (ServiceProcess service : services) {
            service.start();
        }
        people = new RecordingClient(addresses(), SCRUTINS, COOKIE_KEY, setup.networks());
        watchers = new CheckpointCollector(addresses(), SCRUTINS);
        return this;
    }

    void run(String... arguments) throws Exception {
        ServiceProcess.Run run = services.getFirst().run(Map.of(), arguments);
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.output());
        }
    }

    private Map<String, String> environment() throws Exception {
        return Map.ofEntries(
                Map.entry("MICRONAUT_SERVER_HOST", "127.0.0.1"),
                Map.entry("VOIX_PUBLIC_URL", "https://voix.example"),
                Map.entry("VOIX_PEPPER", new String(PEPPER, US_ASCII)),
                Map.entry("VOIX_COOKIE_KEY", new String(COOKIE_KEY, US_ASCII)),
                Map.entry("VOIX_ALTCHA_KEY", "0e7a94c1d35b68f2817b4c6d2f9e3a50"),
                Map.entry("VOIX_URN_KEY_FILE", RealService.urnKeyFile().toString()),
                Map.entry("voix.register.every", "1s"),
                Map.entry("VOIX_LIMITS_ENABLED", "false"),
                Map.entry("VOIX_I_AM_TESTING", "true"));
    }

    /**
     * How long a fault is watched.
     *
     * @param before the fault
     * @param after the first ballot that was acknowledged again
     */
    record Watch(Duration before, Duration after) {}

    /** People vote, the fault comes, lasts and goes, people vote again; then everything is held against everything. */
    FaultRun run(Fault fault, Watch watch) throws Exception {
        findings.clear();
        Map<String, Long> saidBefore = said();
        int alreadyThere = people.voters().size();
        people.start(PEOPLE);
        Thread.sleep(watch.before());
        long began = System.nanoTime();
        fault.begin().on(this);
        Thread.sleep(fault.lasts());
        long ended = System.nanoTime();
        fault.end().on(this);
        Duration recovery = people.firstAcknowledgedAfter(ended, LONGEST_RECOVERY);
        Thread.sleep(watch.after());
        Duration withoutVotes = people.longestPause(began, System.nanoTime());
        people.pause();
        if (recovery == null) {
            // an audit would wait for what does not come
            findings.add("no ballot was acknowledged within " + LONGEST_RECOVERY.toSeconds() + " s: " + health());
        } else {
            audit();
        }
        said().forEach((said, times) -> {
            if (times > saidBefore.getOrDefault(said, 0L)
                    && (said.startsWith("500") || said.endsWith("without Retry-After"))) {
                findings.add(times + " answers " + said);
            }
        });
        long acknowledged = people.voters().stream()
                .skip(alreadyThere)
                .flatMap(voter -> voter.attempts().stream())
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED)
                .count();
        return new FaultRun(fault.name(), acknowledged, recovery, withoutVotes, Set.copyOf(findings));
    }

    /** What is wrong now, while nobody votes. */
    Set<String> auditNow() throws Exception {
        findings.clear();
        audit();
        return Set.copyOf(findings);
    }

    /** Until every instance shows all that is stored; nobody votes meanwhile. */
    void awaitPublished() throws Exception {
        for (String uid : SCRUTINS) {
            long size = StoredUrn.read(database, uid).size();
            awaitAnswer("/scrutins/" + uid + "/urne/checkpoint", "\n" + size + "\n");
        }
    }

    /** Until what every instance answers contains something. */
    void awaitAnswer(String path, String part) throws Exception {
        long deadline = System.nanoTime() + PUBLISHED_WITHIN.toNanos();
        for (URI address : addresses()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
            while (!http.send(request, BodyHandlers.ofString()).body().contains(part)) {
                if (System.nanoTime() > deadline) {
                    findings.add(address + path + " does not say " + part.strip());
                    return;
                }
                Thread.sleep(100);
            }
        }
    }

    private void audit() throws Exception {
        for (ServiceProcess service : services) {
            service.awaitHealthy();
        }
        awaitPublished();
        for (String uid : SCRUTINS) {
            List<RecordedVoter> voters = people.voters().stream()
                    .filter(voter -> voter.scrutinUid().equals(uid))
                    .toList();
            findings.addAll(
                    new UrnAudit(http, PEPPER).audit(addresses().getFirst(), StoredUrn.read(database, uid), voters));
        }
        for (URI address : addresses()) {
            verify(address);
        }
        ServiceProcess.Run recount = service().run(Map.of(), "recount");
        if (recount.exitCode() != 0) {
            recount.output().lines().forEach(line -> findings.add("recount: " + line));
        }
    }

    /** As a stranger does who kept every checkpoint that any instance ever served; each takes a moment to show what another signed. */
    private void verify(URI address) throws Exception {
        Path kept = watchers.writeTo(folder.resolve("checkpoints"));
        long deadline = System.nanoTime() + SIGNED_WITHIN.toNanos();
        VerifyRun run = VerifyRun.patiently(address.toString(), "--all", "--since", kept.toString());
        while (run.out().stream().anyMatch(line -> line.contains("rolled back: ")) && System.nanoTime() < deadline) {
            Thread.sleep(500);
            run = VerifyRun.patiently(address.toString(), "--all", "--since", kept.toString());
        }
        if (run.exitCode() != 0) {
            findings.addAll(run.out());
        }
    }

    private String health() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(addresses().getFirst().resolve("/health"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private Map<String, Long> said() {
        return people.said().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(), Long::sum, TreeMap::new));
    }

    /** Something that no audit can see. */
    void find(String sentence) {
        findings.add(sentence);
    }

    ServiceProcess service() {
        return services.getFirst();
    }

    List<ServiceProcess> services() {
        return services;
    }

    StageDatabase database() {
        return database;
    }

    CuttableProxy databaseLine() {
        return databaseLine;
    }

    RecordingClient people() {
        return people;
    }

    List<URI> addresses() {
        // 127.0.0.1 and not localhost: there is no other address to try when it is away
        return services.stream()
                .map(service -> URI.create("http://127.0.0.1:" + service.uri().getPort()))
                .toList();
    }

    /** Closes that too, before everything else. */
    <T extends Closeable> T owning(T resource) {
        toClose.add(resource);
        return resource;
    }

    @Override
    public void close() throws IOException {
        if (people != null) {
            people.close();
        }
        if (watchers != null) {
            watchers.close();
        }
        for (Closeable resource : toClose) {
            resource.close();
        }
        services.forEach(ServiceProcess::end);
        if (databaseLine != null) {
            databaseLine.close();
        }
        database.close();
        http.close();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void endProcesses() {
        services.forEach(ServiceProcess::end);
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
