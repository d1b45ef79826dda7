package fr.voix.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three PostgreSQL under Patroni and etcd, and HAProxy before the service, as {@code src/deploy/high-availability} builds them. */
final class PatroniCluster implements StageDatabase {

    private static final Path SCRIPT = Path.of("src/deploy/high-availability").toAbsolutePath();
    private static final int NODES = 3;
    private static final Duration WHOLE_WITHIN = Duration.ofMinutes(3);
    private static final Pattern STREAMING = Pattern.compile("\"state\": \"streaming\"");

    private final boolean isPooled;
    private final int port = freePorts();
    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "voix-ha-" + port);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    /** Whose processes sleep, or were killed. */
    private int victim;

    /** @param isPooled whether the service reaches the primary by PgBouncer, in transaction mode */
    PatroniCluster(boolean isPooled) {
        this.isPooled = isPooled;
    }

    /** Whether all that the script needs is there. */
    static boolean isInstalled(boolean isPooled) throws IOException {
        Process asked = new ProcessBuilder(
                        "sh",
                        "-c",
                        "command -v etcd patroni haproxy curl openssl setpriv setsid " + (isPooled ? "pgbouncer " : "")
                                + "&& ls -d /usr/lib/postgresql/1[4-9]"
                                + " && /usr/bin/python3 -c 'import patroni.dcs.etcd3'")
                .redirectErrorStream(true)
                .start();
        asked.getInputStream().readAllBytes();
        return asked.onExit().join().exitValue() == 0;
    }

    @Override
    public void start() throws Exception {
        script("start", "etcd", "node-1", "node-2", "node-3");
    }

    @Override
    public void create(Optional<Path> tablespace) throws Exception {
        script("start", isPooled ? "pooler" : "database");
        awaitStandbys();
    }

    /** HAProxy before those instances; where visitors come to. */
    URI balance(List<URI> instances) throws Exception {
        script(
                Map.of(
                        "VOIX_HA_BEHIND",
                        instances.stream()
                                .map(instance -> Integer.toString(instance.getPort()))
                                .collect(Collectors.joining(" "))),
                "start",
                "balancer");
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public int port() {
        return port(1);
    }

    private int port(int node) {
        return port + 20 + node;
    }

    @Override
    public Map<String, String> environment(int line) {
        return Map.of(
                "DATASOURCES_DEFAULT_URL", script("address").strip(),
                "DATASOURCES_DEFAULT_USERNAME", "voix",
                "DATASOURCES_DEFAULT_PASSWORD", secret("voix"));
    }

    private String secret(String name) {
        try {
            return Files.readString(folder.resolve("secrets").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        String nodes = IntStream.rangeClosed(1, NODES)
                .mapToObj(node -> "127.0.0.1:" + port(node))
                .collect(Collectors.joining(","));
        return DriverManager.getConnection(
                "jdbc:postgresql://" + nodes + "/" + NAME
                        + "?targetServerType=primary&hostRecheckSeconds=1&sslResponseTimeout=1000&connectTimeout=1",
                "postgres",
                secret("superuser"));
    }

    /** The number of the node that says of itself that it has a role, such as {@code primary} or {@code synchronous}. */
    private int node(String role) throws Exception {
        for (int node = 1; node <= NODES; node++) {
            if (ask(node, role).isPresent()) {
                return node;
            }
        }
        throw new IllegalStateException("No node is " + role);
    }

    private Optional<String> ask(int node, String what) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 30 + node) + "/" + what))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()))
                    .filter(answer -> answer.statusCode() == 200)
                    .map(HttpResponse::body);
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /** Of PostgreSQL alone: its Patroni sees it. */
    @Override
    public void kill() throws Exception {
        end(postgresql(node("primary")));
    }

    /** kill -9 of all that runs there. */
    void killMachineOfPrimary() throws Exception {
        victim = node("primary");
        end(machine(victim));
    }

    /** A machine that was killed comes back. */
    void startMachine() throws Exception {
        script("start", "node-" + victim);
    }

    private static void end(List<ProcessHandle> processes) throws IOException {
        for (ProcessHandle process : processes) {
            ServiceProcess.send("KILL", process);
        }
        for (ProcessHandle process : processes) {
            process.onExit().join();
        }
    }

    /** To all processes of the primary's machine; SIGCONT to those that were stopped. */
    @Override
    public void signal(String name) throws Exception {
        if (name.equals("STOP")) {
            victim = node("primary");
        }
        signalMachine(name);
    }

    void stopMachineOfStandby() throws Exception {
        victim = node("synchronous");
        signalMachine("STOP");
    }

    private void signalMachine(String name) throws IOException {
        for (ProcessHandle process : machine(victim)) {
            ServiceProcess.send(name, process);
        }
    }

    private List<ProcessHandle> machine(int node) throws IOException {
        List<ProcessHandle> all = new ArrayList<>(family(folder.resolve("run/node-" + node + ".pid")));
        all.addAll(postgresql(node));
        return all;
    }

    private List<ProcessHandle> postgresql(int node) throws IOException {
        return family(folder.resolve("node-" + node + "/postmaster.pid"));
    }

    private static List<ProcessHandle> family(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .limit(1)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    /** The primary's place is given to the standby that it waits for. */
    void switchOver() throws Exception {
        script(
                "patronictl",
                "switchover",
                "voix",
                "--leader",
                "node-" + node("primary"),
                "--candidate",
                "node-" + node("synchronous"),
                "--force");
    }

    /** Patroni does it. */
    @Override
    public void restart() {}

    /** Until as many stand by as did at first. */
    void awaitStandbys() throws Exception {
        long deadline = System.nanoTime() + WHOLE_WITHIN.toNanos();
        while (!isWhole()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(script("status"));
            }
            Thread.sleep(200);
        }
    }

    /** As every node sees it: the former primary may still believe in itself. */
    private boolean isWhole() throws Exception {
        for (int node = 1; node <= NODES; node++) {
            String cluster = ask(node, "cluster").orElse("");
            if (!cluster.contains("\"role\": \"leader\", \"state\": \"running\"")
                    || !cluster.contains("\"role\": \"sync_standby\"")
                    || STREAMING.matcher(cluster).results().count() != NODES - 1) {
                return false;
            }
        }
        return true;
    }

    private String script(String... arguments) {
        return script(Map.of(), arguments);
    }

    private String script(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "VOIX_HA_FOLDER",
                        folder.toString(),
                        "VOIX_HA_PORT",
                        "" + port,
                        "VOIX_HA_POOLED",
                        "" + isPooled));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the script may take from there on, below those that the system gives away. */
    private static int freePorts() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = 20_000 + 50 * ThreadLocalRandom.current().nextInt(240);
            if (IntStream.range(port, port + 40).allMatch(PatroniCluster::isFree)) {
                return port;
            }
        }
        throw new IllegalStateException("No ports are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        script("remove");
    }
}
