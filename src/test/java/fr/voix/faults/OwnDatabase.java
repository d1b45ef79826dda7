package fr.voix.faults;

import fr.voix.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL that a test may kill, stop and start again on the same port, without fear for any other test. */
public final class OwnDatabase implements StageDatabase {

    private static final String USER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Path cluster;
    private final Map<String, String> settings;
    private final int port;
    private final List<String> command = new ArrayList<>();
    private EmbeddedPostgres server;

    /** Not started yet. */
    public OwnDatabase(Path cluster, Map<String, String> settings) throws IOException {
        this.cluster = cluster;
        this.settings = settings;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Map<String, String> environment(int line) {
        return Map.of(
                "DATASOURCES_DEFAULT_URL",
                "jdbc:postgresql://127.0.0.1:" + line + "/" + NAME,
                "DATASOURCES_DEFAULT_USERNAME",
                USER,
                "DATASOURCES_DEFAULT_PASSWORD",
                "");
    }

    /** Makes the cluster and starts it. */
    @Override
    public void start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(STARTUP)
                // what an operator's own server has; without it a kill -9 proves nothing
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100");
        settings.forEach(builder::setServerConfig);
        server = builder.start();
        ProcessHandle.Info info = postmaster().orElseThrow().info();
        // PostgreSQL does not run as root: in a user namespace it does not know that it is
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
    }

    /** Starts it again as it was started, and waits until it has recovered. */
    @Override
    public void restart() throws Exception {
        new ProcessBuilder(command)
                .directory(cluster.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        cluster.resolveSibling("postgresql.log").toFile()))
                .start();
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (true) {
            try (Connection connection = connect()) {
                connection.setReadOnly(true);
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    /**
     * A server that follows this one, with all that it holds now; this one is started anew for it, and waits for it with every commit.
     *
     * @param line port by which it hears of this one
     */
    OwnDatabase standby(Path folder, int line) throws Exception {
        OwnDatabase standby = new OwnDatabase(folder, settings);
        kill();
        new ProcessBuilder("cp", "-a", cluster.toString(), folder.toString())
                .inheritIO()
                .start()
                .onExit()
                .join();
        Files.delete(folder.resolve("postmaster.pid"));
        Files.createFile(folder.resolve("standby.signal"));
        Files.writeString(
                folder.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + line + " user=" + USER + " application_name=standby'\n"
                        + "wal_retrieve_retry_interval = '200ms'\n");
        command.stream()
                .map(word -> word.equals(cluster.toString()) ? folder.toString() : word)
                .map(word -> word.equals(Integer.toString(port)) ? Integer.toString(standby.port) : word)
                .forEach(standby.command::add);
        restart();
        standby.restart();
        execute("alter system set synchronous_standby_names = 'standby'");
        execute("select pg_reload_conf()");
        return standby;
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void create(Optional<Path> tablespace) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (tablespace.isPresent()) {
                statement.execute("create tablespace elsewhere location '" + tablespace.get() + "'");
            }
            statement.execute("create database " + NAME + (tablespace.isPresent() ? " tablespace elsewhere" : ""));
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(NAME);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, "");
    }

    @Override
    public void kill() throws IOException {
        List<ProcessHandle> all = processes();
        for (ProcessHandle process : all) {
            ServiceProcess.send("KILL", process);
        }
        for (ProcessHandle process : all) {
            process.onExit().join();
        }
    }

    @Override
    public void signal(String name) throws IOException {
        for (ProcessHandle process : processes()) {
            ServiceProcess.send(name, process);
        }
    }

    private boolean isAlive() throws IOException {
        return postmaster().isPresent();
    }

    private List<ProcessHandle> processes() throws IOException {
        return postmaster().stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    @Override
    public void close() throws IOException {
        signal("CONT");
        if (server != null && isAlive()) {
            server.close();
        }
        kill();
    }
}
