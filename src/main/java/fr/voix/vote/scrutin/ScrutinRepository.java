package fr.voix.vote.scrutin;

import fr.voix.base.database.Columns;
import fr.voix.base.database.Jdbc;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL of Scrutins. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class ScrutinRepository implements GenericRepository<Scrutin, String> {

    private final Jdbc jdbc;

    ScrutinRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty also when the amendement is not shown: there is no vote on what no page shows. */
    @Query("""
            select s.uid, s.urn_id, s.opened_at
            from scrutin s
            join amendement a using (uid)
            where s.uid = :uid and a.is_shown
            """)
    abstract Optional<Scrutin> find(String uid);

    /** Uids that {@link #find} finds, in their order. */
    @Query("""
            select s.uid
            from scrutin s
            join amendement a using (uid)
            where s.uid collate "C" > :after and a.is_shown
            order by s.uid collate "C"
            limit :most
            """)
    abstract List<String> findUids(String after, int most);

    /** Returns only those that are new or changed. */
    List<Scrutin> upsert(Collection<Question> questions, Instant now) {
        String sql = """
                insert into scrutin (uid, urn_id, question_sha256, opened_at)
                select q.uid, nextval('urn_id_seq'), q.sha256, ?
                from unnest(?::text[], ?::bytea[]) as q (uid, sha256)
                on conflict (uid) do update
                set question_sha256 = excluded.question_sha256
                where scrutin.question_sha256 <> excluded.question_sha256
                returning uid, urn_id, opened_at
                """;
        return jdbc.list(
                sql,
                row -> new Scrutin(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()),
                now,
                Columns.texts(questions, Question::scrutinUid),
                Columns.bytes(questions, Question::textSha256));
    }
}
