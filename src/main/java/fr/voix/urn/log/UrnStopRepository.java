package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of stopped urns. */
@Singleton
@Connectable
class UrnStopRepository {

    private final JdbcOperations jdbc;

    UrnStopRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what was found first. One that was found before a start and released since is not stopped again; what is found now
     * is, whatever the clock of whoever released it said.
     */
    void insert(Collection<UrnStop> stops) {
        String sql = """
                insert into urn_stop as s (uid, how, noted_size, noted_root, found_size, found_root, stopped_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (uid) do update
                set how = excluded.how, noted_size = excluded.noted_size, noted_root = excluded.noted_root,
                    found_size = excluded.found_size, found_root = excluded.found_root, stopped_at = excluded.stopped_at,
                    released_at = null, release_reason = null
                where s.released_at is not null and (s.released_at < excluded.stopped_at or not ?)
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (UrnStop stop : stops) {
                Contradiction found = stop.found();
                statement.setString(1, found.uid());
                statement.setString(2, found.how());
                statement.setObject(3, found.notedSize());
                statement.setString(4, found.notedRoot());
                statement.setObject(5, found.foundSize());
                statement.setString(6, found.foundRoot());
                statement.setTimestamp(7, Timestamp.from(stop.at()));
                statement.setBoolean(8, stop.isOfBefore());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Those that are stopped now. */
    List<UrnStopRow> findStanding() {
        String sql = """
                select s.uid, s.how, s.noted_size, s.noted_root, s.found_size, s.found_root, u.urn_id
                from urn_stop s
                left join urn u using (uid)
                where s.released_at is null
                order by s.stopped_at
                """;
        return jdbc.prepareStatement(sql, statement -> {
            List<UrnStopRow> standing = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    standing.add(new UrnStopRow(
                            new Contradiction(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getObject(3, Long.class),
                                    rows.getString(4),
                                    rows.getObject(5, Long.class),
                                    rows.getString(6)),
                            rows.getObject(7, Long.class)));
                }
            }
            return standing;
        });
    }

    /** Those of these that were stopped and may go on. */
    List<String> findReleased(Collection<String> uids) {
        String sql = "select uid from urn_stop where uid = any(?) and released_at is not null";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, uids.toArray(String[]::new));
            List<String> released = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    released.add(rows.getString(1));
                }
            }
            return released;
        });
    }

    /** False when it is not stopped. Not before it was stopped: clocks of instances differ. */
    boolean release(String uid, String reason, Instant now) {
        String sql = """
                update urn_stop
                set released_at = greatest(?, stopped_at), release_reason = ?
                where uid = ? and released_at is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, reason);
            statement.setString(3, uid);
            return statement.executeUpdate() > 0;
        });
    }
}
