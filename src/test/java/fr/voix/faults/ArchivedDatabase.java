package fr.voix.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PostgreSQL of this machine that is backed up by pgBackRest, with the configuration that is shipped. */
public final class ArchivedDatabase implements Closeable {

    private static final String STANZA = "--stanza=voix";
    private static final String USER = "postgres";

    /** PostgreSQL does not run as root: as where Debian installed it. */
    private static final List<String> AS_USER =
            System.getProperty("user.name").equals("root") ? List.of("runuser", "-u", USER, "--") : List.of();

    private static final Pattern SEGMENT = Pattern.compile("/([0-9A-F]{24})-[0-9a-f]{40}");

    private final Path programs;
    private final Path folder;
    private final int port;

    /** Makes both, and starts them. */
    public ArchivedDatabase(Path programs, Path folder) throws Exception {
        this.programs = programs;
        this.folder = folder;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        for (String part : List.of("repository", "log", "lock")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(config(), configuration());
        if (!AS_USER.isEmpty()) {
            // all of it is the user's, who comes through the folder of the test
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
            run(List.of("chown", "-R", USER, folder.toString()));
        }
        program(
                "initdb",
                "-D",
                data().toString(),
                "-k",
                "-U",
                "postgres",
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8");
        Files.writeString(
                data().resolve("postgresql.conf"),
                String.join(
                        "\n",
                        "",
                        "port = " + port,
                        "listen_addresses = '127.0.0.1'",
                        "unix_socket_directories = '" + folder + "'",
                        "archive_mode = on",
                        "archive_command = 'pgbackrest --config=" + config() + " " + STANZA + " archive-push %p'",
                        "wal_recycle = off",
                        ""),
                StandardOpenOption.APPEND);
        start();
        execute("postgres", "create database voix");
        backrest("stanza-create");
    }

    /** Where programs of PostgreSQL and pgBackRest are, if they are on this machine. */
    public static Optional<Path> programs() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isExecutable(Path.of("/usr/bin/pgbackrest")) || !Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    /** What is shipped, in places of this test. */
    private String configuration() throws IOException {
        String shipped = Files.readString(Path.of("src/deploy/pgbackrest.conf"));
        return shipped.replace("/var/lib/pgbackrest", repository().toString())
                .replace("/var/log/pgbackrest", folder.resolve("log").toString())
                .replace("/tmp/pgbackrest", folder.resolve("lock").toString())
                .replace("/var/lib/postgresql/17/main", data().toString())
                .replace("/var/run/postgresql", folder.toString())
                .replace("pg1-port=5432", "pg1-port=" + port);
    }

    public Path config() {
        return folder.resolve("pgbackrest.conf");
    }

    Path repository() {
        return folder.resolve("repository");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/voix";
    }

    public void start() {
        program(
                "pg_ctl",
                "-D",
                data().toString(),
                "-w",
                "-l",
                folder.resolve("postgresql.log").toString(),
                "start");
    }

    public void stop() {
        program("pg_ctl", "-D", data().toString(), "-w", "-m", "fast", "stop");
    }

    public void backUp() {
        backrest("--type=full", "backup");
    }

    /** Waits until all that was committed is in the archive; the last segment of it. */
    public String archive() throws SQLException, InterruptedException {
        // an empty segment is not switched
        text("select pg_logical_emit_message(true, 'drill', 'switch')");
        String last = text("select pg_walfile_name(pg_switch_wal())");
        for (int i = 0; i < 600; i++) {
            if (text("select coalesce(last_archived_wal, '') >= '" + last + "' from pg_stat_archiver")
                    .equals("t")) {
                return last;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(last + " was not archived");
    }

    /** The first segment of the log behind one. */
    public Path archived(String before) throws IOException {
        return repository(name -> SEGMENT.matcher(name)
                .results()
                .anyMatch(segment -> segment.group(1).compareTo(before) > 0));
    }

    /** A file of the newest backup. */
    public Path backedUp(String relation) throws IOException {
        return repository(name -> name.matches(".*/" + relation + "\\.\\w+"));
    }

    private Path repository(Predicate<String> isMeant) throws IOException {
        try (Stream<Path> files = Files.walk(repository())) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .filter(file -> isMeant.test(file.toString()))
                    .min(Path::compareTo)
                    .orElseThrow();
        }
    }

    public void backrest(String... arguments) {
        List<String> command = new ArrayList<>(List.of("pgbackrest", "--config=" + config(), STANZA));
        command.addAll(List.of("--log-level-console=off", "--log-level-stderr=warn"));
        command.addAll(List.of(arguments));
        runAsUser(command);
    }

    private static void runAsUser(List<String> command) {
        run(Stream.concat(AS_USER.stream(), command.stream()).toList());
    }

    private static void run(List<String> command) {
        try {
            Process program =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(program.getInputStream().readAllBytes(), UTF_8);
            if (program.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void program(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.resolve(name).toString()));
        command.addAll(List.of(arguments));
        runAsUser(command);
    }

    public void execute(String sql) throws SQLException {
        execute("voix", sql);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String text(String sql) throws SQLException {
        try (Connection connection = connect("voix");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    @Override
    public void close() {
        stop();
    }
}
