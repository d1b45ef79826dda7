package fr.voix.urn.log;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Contradiction;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The SQL of stopped urns. */
@Singleton
record UrnStopRepository(Jdbc jdbc) {

    /** A stopped urn; its number is null when the urn does not exist any more. */
    record Standing(Contradiction found, @Nullable Long urnId) {}

    /**
     * Stores a stop; the first one is kept. A stop that was found before this start and released since is not stored again; one that
     * is found now is, whatever the clock of the releasing instance said.
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
        jdbc.updateEach(sql, stops.stream().map(UrnStopRepository::parameters).toList());
    }

    private static Object[] parameters(UrnStop stop) {
        Contradiction found = stop.found();
        return new Object[] {
            found.uid(),
            found.how(),
            found.notedSize(),
            found.notedRoot(),
            found.foundSize(),
            found.foundRoot(),
            stop.at(),
            stop.isOfBefore()
        };
    }

    /** All stopped urns. */
    List<Standing> findStanding() {
        String sql = """
                select s.uid, s.how, s.noted_size, s.noted_root, s.found_size, s.found_root, u.urn_id
                from urn_stop s
                left join urn u using (uid)
                where s.released_at is null
                order by s.stopped_at
                """;
        return jdbc.list(
                sql,
                row -> new Standing(
                        new Contradiction(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, Long.class),
                                row.getString(4),
                                row.getObject(5, Long.class),
                                row.getString(6)),
                        row.getObject(7, Long.class)));
    }

    /** Of these, the released ones. */
    List<String> findReleased(Collection<String> uids) {
        String sql = "select uid from urn_stop where uid = any(?) and released_at is not null";
        return jdbc.list(sql, row -> row.getString(1), (Object) uids.toArray(String[]::new));
    }

    /** Releases an urn; false when it is not stopped. The release is never dated before the stop: clocks of instances differ. */
    boolean release(String uid, String reason, Instant now) {
        String sql = """
                update urn_stop
                set released_at = greatest(?, stopped_at), release_reason = ?
                where uid = ? and released_at is null
                """;
        return jdbc.update(sql, now, reason, uid) > 0;
    }
}
