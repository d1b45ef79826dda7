package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of scheduled closings. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScheduleRepository extends GenericRepository<DueClosing, String> {

    /** Due closings, the earliest first. */
    @Query("""
            select scrutin_uid, due_at
            from scheduled_closing
            where due_at <= :now
            order by due_at, scrutin_uid
            limit :most
            """)
    List<DueClosing> findDue(Instant now, int most);

    @Query("""
            insert into scheduled_closing (scrutin_uid, due_at)
            values (:scrutinUid, :dueAt)
            on conflict (scrutin_uid) do update
            set due_at = excluded.due_at
            """)
    void upsert(String scrutinUid, Instant dueAt);

    @Query("delete from scheduled_closing where scrutin_uid = :scrutinUid")
    void delete(String scrutinUid);

    /** 1, or 0 when another instance was first. */
    @Query("delete from scheduled_closing where scrutin_uid = :scrutinUid and due_at <= :now")
    int deleteDue(String scrutinUid, Instant now);

    /** The next closings, the earliest first. */
    @Query("""
            select scrutin_uid, due_at
            from scheduled_closing
            order by due_at, scrutin_uid
            limit :most
            """)
    List<DueClosing> findNext(int most);

    @Query("select scrutin_uid, due_at from scheduled_closing where scrutin_uid = :scrutinUid")
    Optional<DueClosing> find(String scrutinUid);
}
