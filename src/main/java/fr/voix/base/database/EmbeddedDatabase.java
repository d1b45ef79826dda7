package fr.voix.base.database;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.secret.KeyFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL, used when none is configured, with its data in the data folder. The process that holds the folder's
 * lock owns the server and restarts it when it dies. Every other Voix process on the folder connects to the same server, and
 * takes over when the owner ends. The port stays the same across restarts, so that connection pools find the server again.
 */
@Singleton
public final class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final List<Duration> START_WAITS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5));
    /** A server that failed at once is started again soon; one that recovers for longer comes up by itself. */
    private static final Duration RESTART_WAIT = Duration.ofSeconds(2);

    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(60);

    /** Other users of this machine can reach the port: only the password in the key folder gives access. */
    private static final String ACCESS = "host all postgres 127.0.0.1/32 scram-sha-256\n";

    static final String USER = "postgres";
    private static final String PID_FILE = "postmaster.pid";

    private final Path folder;
    private final Path cluster;
    private final Path portFile;
    private final String password;
    private FileChannel lockFile;
    private FileLock lock;
    private EmbeddedPostgres server;
    private int port;
    private volatile boolean isClosing;
    private volatile boolean isClosedByContext;

    EmbeddedDatabase(DataFolderConfig config, KeyFolder keys) {
        this.folder = config.folder();
        this.cluster = folder.resolve("postgresql-18");
        this.portFile = folder.resolve("port");
        this.password = HexFormat.of().formatHex(keys.readOrCreate("database"));
    }

    String password() {
        return password;
    }

    /** From now on this is closed with the application context, which the end of the process closes. */
    void leaveToContext() {
        isClosedByContext = true;
    }

    /** Whether another process on this folder runs the server. */
    public synchronized boolean isJoined() {
        return lock == null;
    }

    /** Starts the server, or joins the running one; returns its JDBC address. */
    synchronized String start() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "embedded-postgresql-exit"));
        try {
            Files.createDirectories(folder);
            lockFile = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!tryOwn()) {
                port = awaitOwnersPort();
                LOG.info("Joined the embedded PostgreSQL of {} on port {}", folder, port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL in " + folder + " does not start", e);
        }
        Thread.ofPlatform().daemon().name("embedded-postgresql-watch").start(this::watch);
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private boolean tryOwn() throws IOException {
        lock = lockFile.tryLock();
        if (lock == null) {
            return false;
        }
        stopOrphan();
        if (port == 0) {
            port = freePort();
        }
        launchPatiently();
        Files.writeString(portFile, Integer.toString(port));
        LOG.info("Embedded PostgreSQL in {} on port {}", folder, port);
        return true;
    }

    /**
     * Waits longer at each attempt: the processes of a killed postmaster hold its shared memory for a moment, and a server that
     * starts meanwhile gives up at once; a server that recovers from many writes takes minutes.
     */
    private void launchPatiently() throws IOException {
        for (Duration wait : START_WAITS.subList(0, START_WAITS.size() - 1)) {
            try {
                launch(wait);
                return;
            } catch (IOException e) {
                LOG.warn("The embedded PostgreSQL did not start within {} s; trying again", wait.toSeconds(), e);
                stopOrphan();
            }
        }
        launch(START_WAITS.getLast());
    }

    private void launch(Duration wait) throws IOException {
        // zonky's lock on the cluster outlives a server that died or did not start; the folder's lock replaces it
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        if (named().flatMap(process -> process.info().command()).isPresent()
                && postmaster().isEmpty()) {
            // a copied folder names the server of the original, which pg_ctl would stop; a process whose command we may
            // not read
            // may be ours
            Files.deleteIfExists(cluster.resolve(PID_FILE));
        }
        server = null;
        server = EmbeddedPostgres.builder()
                .setPgBinaryResolver(EmbeddedPrograms.in(folder))
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(wait)
                // shutdown hooks run at once: zonky's would close the database while requests are still answered
                .setRegisterShutdownHook(false)
                // zonky starts it for throw-away tests, without fsync: an acknowledged ballot must survive kill -9
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setConnectConfig("password", password)
                .setServerConfig("max_connections", "100")
                // rare checkpoints: the first change of a page after each one writes the whole page (performance.md)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("max_wal_size", "4GB")
                // ballots are read at random keys: this fills the cache again after a restart
                .setServerConfig("shared_preload_libraries", "pg_prewarm")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            requireOwn(connection, cluster);
        } catch (SQLException e) {
            throw new IOException("The embedded PostgreSQL does not say where its data are", e);
        }
        requirePassword();
    }

    /** Refuses a server of another folder on this port: where one folder is a copy, both have the same password. */
    static void requireOwn(Connection connection, Path cluster) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            Path answering = Path.of(row.getString(1));
            if (!isSame(answering, cluster)) {
                throw new IllegalStateException(
                        "The PostgreSQL that answers is that of " + answering + ", not of the one in " + cluster
                                + ": end the service of the one folder before that of the other starts");
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // of another user, or gone
            return false;
        }
    }

    /** Requires the password: a new cluster trusts every user of the machine, and its superuser runs programs as our user. */
    private void requirePassword() throws IOException {
        Path access = cluster.resolve("pg_hba.conf");
        if (Files.readString(access).equals(ACCESS)) {
            return;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(access, ACCESS);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The embedded PostgreSQL takes no password", e);
        }
    }

    private void watch() {
        Duration wait = WATCH_INTERVAL;
        while (!isClosing) {
            try {
                Thread.sleep(wait);
                repair();
                wait = WATCH_INTERVAL;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("The embedded PostgreSQL is not back yet: {}", e.toString());
                wait = LONGEST_WAIT.compareTo(wait) > 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    private synchronized void repair() throws IOException {
        if (isClosing) {
            return;
        }
        if (lock == null) {
            tryOwn();
        } else if (postmaster().isEmpty()) {
            LOG.warn("The embedded PostgreSQL died; starting it again");
            try {
                launch(RESTART_WAIT);
            } catch (IllegalStateException e) {
                // another server took the port: serve nothing of it; the next start takes another port
                LOG.error("The service ends: {}", e.getMessage());
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Stops a server whose owner was killed; no living process holds the lock, so none uses it. */
    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = postmaster();
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info("Stopping an orphaned PostgreSQL, process {}", orphan.get().pid());
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            orphan.get().destroyForcibly();
            orphan.get().onExit().join();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("Cannot wait for process " + orphan.get().pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping an orphan", e);
        }
    }

    /** The living PostgreSQL on this folder. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        return named().filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> isSame(home(process), cluster));
    }

    /** The living process with the id in {@code postmaster.pid}; in a copied folder, or after a reboot, it may be any process. */
    private Optional<ProcessHandle> named() throws IOException {
        return Files.exists(cluster.resolve(PID_FILE))
                ? pidLines().stream()
                        .findFirst()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                        .filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    private List<String> pidLines() throws IOException {
        return Files.readAllLines(cluster.resolve(PID_FILE));
    }

    /** The server's working folder, which is its data folder even after that was moved; without /proc, as its pid file has it. */
    private Path home(ProcessHandle process) {
        Path works = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.exists(works) ? works : Path.of(pidLines().get(1));
        } catch (IOException | IndexOutOfBoundsException e) {
            return works;
        }
    }

    private int awaitOwnersPort() throws IOException {
        long deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(portFile) && postmaster().isPresent()) {
                return Integer.parseInt(Files.readString(portFile).strip());
            }
            if (tryOwn()) {
                return port;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while joining", e);
            }
        }
        throw new IOException(
                "Another process holds " + folder.resolve("lock") + " but its PostgreSQL does not answer");
    }

    private int freePort() throws IOException {
        if (Files.exists(portFile)) {
            int last = Integer.parseInt(Files.readString(portFile).strip());
            try (ServerSocket socket = new ServerSocket(last)) {
                return socket.getLocalPort();
            } catch (java.net.BindException e) {
                LOG.debug("Port {} of the last start is taken", last);
            }
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server after a failed start or an interrupted command. */
    private void closeAtExit() {
        try {
            if (!isClosedByContext) {
                close();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL does not end: {}", e.toString());
        }
    }

    @PreDestroy
    void close() throws IOException {
        isClosing = true;
        synchronized (this) {
            if (server != null) {
                server.close();
            } else if (lock != null) {
                stopOrphan();
            }
            if (lockFile != null) {
                lockFile.close();
            }
        }
    }
}
