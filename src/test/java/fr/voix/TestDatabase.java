package fr.voix;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL of the tests, chosen here alone: Testcontainers when a Docker engine answers and has the image
 * ({@code -Dvoix.test.postgres-image=…}), the embedded one otherwise. Every application context gets a database of its own, a
 * copy of one that was migrated once.
 */
@ContextConfigurer
public final class TestDatabase implements ApplicationContextConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Whether whoever starts a context on this thread names its database. */
    private static final ThreadLocal<Boolean> NAMED = ThreadLocal.withInitial(() -> false);

    @Override
    public void configure(ApplicationContextBuilder builder) {
        if (!NAMED.get()) {
            builder.properties(settings(fresh()));
        }
    }

    /** Starts a context whose database is named in its settings: it takes no other one. */
    public static <T> T named(Supplier<T> start) {
        NAMED.set(true);
        try {
            return start.get();
        } finally {
            NAMED.set(false);
        }
    }

    /** What a context on a database of its own is told. */
    static Map<String, Object> settings(Database database) {
        return Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                // what was published of one database is not said of another
                "voix.urn.notes",
                "target/test-data/notes/" + ProcessHandle.current().pid() + "/" + database.name(),
                // to see that nothing is to be migrated takes as long as a third of a start
                "voix.schema.checked",
                "false");
    }

    /** A new database with all tables, in the state in which a first start finds them. */
    public static Database fresh() {
        return copyOf(Template.MIGRATED);
    }

    /** A new database without a table. */
    public static Database empty() {
        return create("");
    }

    /** A new database with what another one holds; whoever is still connected to that one is put out. */
    public static Database copyOf(Database original) {
        Database server = Server.INSTANCE;
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            // a pool that was closed may not have left yet
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
                    + original.name() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot copy " + original.name(), e);
        }
        return create(" template " + original.name());
    }

    private static Database create(String template) {
        Database server = Server.INSTANCE;
        String name = "voix_test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + template);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create " + name, e);
        }
        return new Database(
                server.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), server.user(), server.password());
    }

    /** Where a database is and who may enter. */
    public record Database(String url, String user, String password) {

        String name() {
            return url.replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
        }

        /** The same one for another role; parameters of an address, such as a user, would count before it. */
        public Database as(String role, String itsPassword) {
            return new Database(url.replaceFirst("\\?.*", ""), role, itsPassword);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** All of it, or nothing. */
        public void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
            }
        }

        /** Takes all steps that are missing. */
        public void migrate() {
            steps().load().migrate();
        }

        /** Takes those up to this version. */
        public void migrateTo(String version) {
            steps().target(version).load().migrate();
        }

        private FluentConfiguration steps() {
            return Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    // else Flyway's lock is a transaction that never ends, which an index that is built concurrently
                    // waits for
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        }
    }

    /** To migrate takes seconds, to copy what was migrated a tenth of one. */
    private static final class Template {

        static final Database MIGRATED = migrated();

        private static Database migrated() {
            Database database = empty();
            database.migrate();
            return database;
        }
    }

    private static final class Server {

        /** Nothing of a test run is read after the machine went down. */
        private static final Map<String, String> SETTINGS = Map.of(
                "max_connections", "500",
                "fsync", "off",
                "synchronous_commit", "off",
                "full_page_writes", "off",
                // a checkpoint writes all that was copied
                "checkpoint_timeout", "1h",
                "max_wal_size", "4GB");

        static final Database INSTANCE = start();

        private static Database start() {
            try {
                return DockerClientFactory.instance().isDockerAvailable()
                        ? container()
                        : embedded("no Docker engine answers");
            } catch (ContainerFetchException | ContainerLaunchException | IllegalStateException e) {
                return embedded("the Docker engine answers, but cannot bring the image (" + e.getMessage() + ")");
            }
        }

        @SuppressWarnings("resource") // lives as long as the test run; Testcontainers removes it
        private static Database container() {
            DockerImageName image = DockerImageName.parse(System.getProperty("voix.test.postgres-image", "postgres:18"))
                    .asCompatibleSubstituteFor("postgres");
            PostgreSQLContainer container = new PostgreSQLContainer(image)
                    .withCommand(Stream.concat(
                                    Stream.of("postgres"),
                                    SETTINGS.entrySet().stream().flatMap(entry -> Stream.of("-c", entry.toString())))
                            .toArray(String[]::new));
            container.start();
            LOG.info("Tests run on PostgreSQL by Testcontainers, image {}", image);
            return new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }

        @SuppressWarnings("resource") // lives as long as the test run
        private static Database embedded(String why) {
            try {
                // the default is a folder of the system's temporary folder that everybody may write to
                System.setProperty(
                        "ot.epg.working-dir",
                        Path.of("target/embedded-pg").toAbsolutePath().toString());
                Path data = Files.createTempDirectory("voix-test-postgresql");
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false);
                SETTINGS.forEach(builder::setServerConfig);
                EmbeddedPostgres server = builder.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data), "test-postgresql-end"));
                LOG.info("Tests run on embedded PostgreSQL: {}", why);
                return new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Hundreds of databases are gigabytes in small files: to delete them takes longer than Surefire waits for an exit. */
        private static void end(EmbeddedPostgres server, Path data) {
            try {
                server.close();
                new ProcessBuilder("rm", "-rf", data.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
