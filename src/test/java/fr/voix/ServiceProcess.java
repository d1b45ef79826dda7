package fr.voix;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service as its own process on its embedded PostgreSQL, as a user starts it; for what only a real process shows. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /** The programs of an earlier start. */
    private static final Path UNPACKED = Path.of("target/embedded-programs");

    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private Optional<Path> archiveAtExit = Optional.empty();
    private Optional<Path> packaged = Optional.empty();
    /** A jar in the place of what was compiled. */
    private Optional<Path> compiled = Optional.empty();

    private Process process;

    /** Not started yet; the data will lie in {@code .voix/} of that folder. */
    public ServiceProcess(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /** With settings of its own. */
    public ServiceProcess(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** Not started yet, on data that an earlier start left: the work of a first start is done. */
    public static ServiceProcess startedBefore(Path folder) throws IOException {
        copyIfAbsent(ServiceArchive.dataOfAStart(), folder.resolve(".voix"));
        return new ServiceProcess(folder);
    }

    /** Not started yet; of a jar that has all it needs, and nothing of this JVM's class path. */
    static ServiceProcess packaged(Path jar, Path folder, Map<String, String> environment) throws IOException {
        ServiceProcess service = new ServiceProcess(folder, environment);
        service.packaged = Optional.of(jar.toAbsolutePath());
        return service;
    }

    /** Not started yet; it leaves an archive of the classes that it had loaded when it is told to end. */
    static ServiceProcess leaving(Path archive, Path folder) throws IOException {
        ServiceProcess service = new ServiceProcess(folder);
        service.archiveAtExit = Optional.of(archive);
        return service;
    }

    /** From its next start on it is a build of which all is in that jar. */
    public void usePackaged(Path jar) {
        packaged = Optional.of(jar.toAbsolutePath());
    }

    /** From its next start on it is what was compiled, or that jar in its place. */
    public void useCompiled(Optional<Path> jar) {
        packaged = Optional.empty();
        compiled = jar;
    }

    /** From its next start on. */
    public void set(String variable, String value) {
        environment.put(variable, value);
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it and waits until it is healthy. */
    public void start() throws Exception {
        launch();
        awaitHealthy();
    }

    /** Starts it and waits for nothing. */
    public void launch() throws IOException {
        prepare();
        process = builder(List.of(), Map.of()).start();
    }

    /** Ends it without warning. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Sends a signal by its name, such as STOP or CONT. */
    public void signal(String name) throws IOException {
        send(name, process.toHandle());
    }

    /** Ends it in whatever state it is, stopped or not started too. */
    public void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The exit code, once it ended by itself; -1 when it does not. */
    public int awaitExit(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    /** Sends a signal to a process by its id. */
    public static void send(String signal, ProcessHandle receiver) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + receiver.pid())
                .redirectErrorStream(true)
                .start();
        String said = new String(kill.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (kill.onExit().join().exitValue() != 0 && receiver.isAlive()) {
            throw new IllegalStateException("kill -" + signal + ": " + said);
        }
    }

    /** Ends the embedded PostgreSQL with kill -9, if one is running just now. */
    public void killPostmaster() throws IOException {
        Path pidFile = folder.resolve(".voix/postgresql-18/postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (!lines.isEmpty()) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Runs a subcommand in the same folder; what it printed on both streams, and its exit code. */
    public Run run(Map<String, String> environment, String... arguments) throws Exception {
        prepare();
        Process command = builder(List.of(arguments), environment).start();
        int exitCode = command.waitFor();
        return new Run(exitCode, Files.readString(outputFile(List.of(arguments))));
    }

    private void prepare() throws IOException {
        if (packaged.isEmpty()) {
            copyIfAbsent(UNPACKED, programs());
        }
    }

    private Path programs() {
        return folder.resolve(".voix/programs");
    }

    /** To unpack PostgreSQL takes seconds; what is copied is checked as what was unpacked is. */
    private static void copyIfAbsent(Path from, Path to) throws IOException {
        if (!Files.exists(from) || Files.exists(to)) {
            return;
        }
        Files.createDirectories(to.toAbsolutePath().getParent());
        Path whole = Files.createTempDirectory(to.toAbsolutePath().getParent(), "copy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = whole.resolve("of").resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        if (!whole.resolve("of").toFile().renameTo(to.toFile())) {
            throw new IOException("Cannot put the programs into " + to);
        }
        Files.delete(whole);
    }

    /** What a subcommand left behind. */
    public record Run(int exitCode, String output) {}

    /** As another program may start it. */
    public List<String> command() throws IOException {
        return command(List.of());
    }

    private List<String> command(List<String> arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx512m"));
        // none lives long enough for the second compiler to be worth its work; nothing is said where the archive does
        // not fit
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
        // what no operator sets
        environment.forEach((name, value) -> {
            if (name.startsWith("voix.")) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(packaged.isPresent() ? List.of("-jar", packaged.get().toString()) : ofClassPath());
        command.addAll(arguments);
        return command;
    }

    private ProcessBuilder builder(List<String> arguments, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                // of the service, what every one of its lives said
                .redirectOutput(
                        arguments.isEmpty()
                                ? ProcessBuilder.Redirect.appendTo(
                                        outputFile(arguments).toFile())
                                : ProcessBuilder.Redirect.to(
                                        outputFile(arguments).toFile()));
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        // whoever casts a ballot looks for it at once
        builder.environment().putAll(Map.of("VOIX_URN_QUIET_BALLOTS", "1", "VOIX_URN_QUIET_FOR", "0s"));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        return builder;
    }

    private List<String> ofClassPath() throws IOException {
        if (archiveAtExit.isEmpty()) {
            ServiceArchive.make();
        }
        // without the test classes: they would choose the test database
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> ServiceArchive.isClasses(entry)
                        ? compiled.orElse(ServiceArchive.jar()).toString()
                        : entry)
                .collect(Collectors.joining(File.pathSeparator));
        String archive = archiveAtExit
                .map(path -> "-XX:ArchiveClassesAtExit=" + path)
                .orElse("-XX:SharedArchiveFile=" + ServiceArchive.archive());
        return List.of(archive, "-cp", classPath, "fr.voix.Voix");
    }

    private Path outputFile(List<String> arguments) {
        return folder.resolve("output-" + String.join("-", arguments).replaceAll("[^a-z]", "_") + ".txt");
    }

    /** Waits until the service says that it is well. */
    public void awaitHealthy() throws Exception {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    break;
                }
                if (isHealthy(http)) {
                    if (packaged.isEmpty()) {
                        copyIfAbsent(programs(), UNPACKED);
                    }
                    return;
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The service did not start: " + Files.readString(outputFile(List.of())));
    }

    private boolean isHealthy(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri().resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A folder with all that a service left there. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            process.destroy();
            process.onExit().join();
        }
    }
}
