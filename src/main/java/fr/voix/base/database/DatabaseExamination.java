package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.Examination;
import fr.voix.base.deployment.Finding;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Examines rights, durability, speed of commits, standby, clock and connections of the database. */
@Singleton
class DatabaseExamination implements Examination.OfDatabase {

    private static final int OLDEST = 140_000;
    private static final int COMMITS = 50;
    /** Warns below this many commits a second: a spinning disk makes 100, enough with 500 ballots in each. */
    private static final int FEW_COMMITS = 100;

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration APART = Duration.ofSeconds(30);

    private final HealthRepository database;
    private final DatabaseMode mode;
    private final Clock clock;
    private final int pool;
    private final boolean mayServiceMigrate;

    DatabaseExamination(
            HealthRepository database,
            DatabaseMode mode,
            Clock clock,
            PoolConfig pool,
            @Property(name = "voix.migrate", defaultValue = "true") boolean mayServiceMigrate) {
        this.database = database;
        this.mode = mode;
        this.clock = clock;
        this.pool = pool.maximumPoolSize();
        this.mayServiceMigrate = mayServiceMigrate;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        found.add(version());
        found.add(durability());
        found.add(flushRate());
        found.add(clock());
        if (!mode.isEmbedded()) {
            found.add(rights());
            found.add(ownership());
            found.add(standby());
            found.add(connections());
        }
        return found;
    }

    private Finding version() {
        int version = Integer.parseInt(database.setting("server_version_num"));
        return version < OLDEST
                ? Finding.fault("database", "PostgreSQL " + version / 10_000 + " is too old: 14 or later.")
                : Finding.ok("database", "PostgreSQL " + version / 10_000 + " has the schema of this build.");
    }

    private Finding durability() {
        List<String> off = List.of("fsync", "full_page_writes", "synchronous_commit").stream()
                .filter(setting -> database.setting(setting).equals("off"))
                .toList();
        return off.isEmpty()
                ? Finding.ok("durability", "What is committed is on the disk.")
                : Finding.fault(
                        "durability",
                        String.join(", ", off) + " off: a crash takes ballots that were acknowledged. Set it to on.");
    }

    private Finding flushRate() {
        long began = System.nanoTime();
        try {
            for (int i = 0; i < COMMITS; i++) {
                database.flush(LONGEST_COMMIT);
            }
        } catch (UnknownOutcomeException e) {
            return Finding.fault(
                    "flush",
                    "A commit waits for more than " + LONGEST_COMMIT.toSeconds()
                            + " s, for the disk or for a standby: no vote is acknowledged.");
        }
        long perSecond = COMMITS * 1_000_000_000L / Math.max(1, System.nanoTime() - began);
        String said = perSecond + " commits a second, one after the other.";
        return perSecond < FEW_COMMITS
                ? Finding.warning(
                        "flush",
                        said + " Ballots go by hundreds in each, and still wait: a faster disk, or a nearer standby.")
                : Finding.ok("flush", said);
    }

    private Finding clock() {
        Duration apart = Duration.between(database.now(), clock.instant()).abs();
        String said = "This machine and the database are " + apart.toMillis() + " ms apart.";
        if (apart.compareTo(APART) > 0) {
            return Finding.fault("clocks", said + " Keep both right by a time server.");
        }
        return apart.compareTo(CLOSE) > 0
                ? Finding.warning("clocks", said + " Keep both right by a time server.")
                : Finding.ok("clocks", said);
    }

    private Finding rights() {
        List<String> withheld = database.withheld();
        return withheld.isEmpty()
                ? Finding.ok("rights", "The role " + database.role() + " may do what the service does.")
                : Finding.fault(
                        "rights",
                        "The role " + database.role() + " lacks rights on " + String.join(", ", withheld)
                                + ". The owner gives them by grants.sql, after each migrate.");
    }

    private Finding ownership() {
        if (database.isSuperuser()) {
            return Finding.fault(
                    "ownership", "The role " + database.role() + " is a superuser: give the service one that is none.");
        }
        List<String> owned = database.owned();
        if (!owned.isEmpty()) {
            String said = "The role of the service owns " + owned.size()
                    + " tables, and can change what only grows. Two roles prevent that: src/deploy/grants.sql.";
            return mayServiceMigrate ? Finding.warning("ownership", said) : Finding.fault("ownership", said);
        }
        List<String> changeable = database.changeable();
        return changeable.isEmpty()
                ? Finding.ok("ownership", "The service owns no table, and what only grows it cannot change.")
                : Finding.fault(
                        "ownership",
                        "The service could change " + String.join(", ", changeable)
                                + ". The owner takes that back by grants.sql, after each migrate.");
    }

    private Finding standby() {
        if (database.setting("synchronous_standby_names").isBlank()) {
            return Finding.warning(
                    "standby",
                    "There is none that commits wait for: with this disk, what was published since the last backup is gone.");
        }
        if (!database.mayKnowStandbys()) {
            return Finding.unknown(
                    "standby",
                    "Commits wait for one; which, this role may not know: grant pg_read_all_stats to " + database.role()
                            + ".");
        }
        List<String> waitedFor = database.waitedFor();
        return waitedFor.isEmpty()
                ? Finding.fault("standby", "Commits wait for one, and none is there: no vote is acknowledged.")
                : Finding.ok("standby", "Commits wait for " + String.join(", ", waitedFor) + ".");
    }

    private Finding connections() {
        int free = database.free();
        String said = free + " connections are free, and an instance takes up to " + pool + "; " + database.ofThisRole()
                + " of this role are open.";
        return free < pool
                ? Finding.warning("connections", said + " Raise max_connections, or put PgBouncer in between.")
                : Finding.ok("connections", said);
    }
}
