package fr.voix.desk.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Set;

/** Who owes what they may do to whom. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DependenceRepository extends GenericRepository<DependenceRow, Long> {

    @Query("""
            insert into moderator_dependence (moderator_id, by_moderator_id, act, at)
            values (:moderatorId, :byModeratorId, :act, :now)""")
    void add(int moderatorId, int byModeratorId, String act, Instant now);

    /** Also the colleague; also to whom those owe it to whom it is owed, however far. */
    @Query("""
            with recursive behind (moderator_id) as (
                select cast(:colleague as int)
                union
                select d.by_moderator_id
                from behind b
                join moderator_dependence d using (moderator_id)
                where d.at > :since)
            select moderator_id
            from behind""")
    Set<Integer> behind(int colleague, Instant since);
}
