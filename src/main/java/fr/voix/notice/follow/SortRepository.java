package fr.voix.notice.follow;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;

/** The SQL that notes when this service learnt what became of amendements. */
@Singleton
@Connectable
class SortRepository {

    private final JdbcOperations jdbc;

    SortRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes what is new; how many. Only what was imported since the last note is looked at, and the two days before it: no
     * import takes so long between its time and its commit.
     */
    int note(Instant now) {
        String sql = """
                insert into seen_sort (amendement_uid, sort, seen_at)
                select a.uid, a.sort, ?
                from amendement a
                left join seen_sort s on s.amendement_uid = a.uid
                where a.sort in ('ADOPTE', 'REJETE', 'TOMBE', 'NON_SOUTENU', 'RETIRE', 'IRRECEVABLE')
                    and a.sort is distinct from s.sort
                    and a.imported_at >= coalesce(
                        (select max(seen_at) from seen_sort) - interval '2 days', '-infinity')
                order by a.uid
                on conflict (amendement_uid) do update set sort = excluded.sort, seen_at = excluded.seen_at
                where seen_sort.sort <> excluded.sort
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }
}
