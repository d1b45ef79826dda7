package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of what is set for later. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScheduleRepository extends GenericRepository<DueAct, String> {

    /** What is due, the earliest first, of each Scrutin its first act alone: a later one waits for it. */
    @Query("""
            select scrutin_uid, act, due_at
            from (
                select distinct on (scrutin_uid) scrutin_uid, act, due_at
                from scheduled_act
                where due_at <= :now
                order by scrutin_uid, due_at, act desc
            ) first_acts
            order by due_at, scrutin_uid
            limit :most
            """)
    List<DueAct> findDue(Instant now, int most);

    @Query("""
            insert into scheduled_act (scrutin_uid, act, due_at)
            values (:scrutinUid, :act, :dueAt)
            on conflict (scrutin_uid, act) do update
            set due_at = excluded.due_at
            """)
    void upsert(String scrutinUid, ScheduledAct act, Instant dueAt);

    @Query("delete from scheduled_act where scrutin_uid = :scrutinUid and act = :act")
    void delete(String scrutinUid, ScheduledAct act);

    /** 1 while it is still there: another instance may have come first. */
    @Query("delete from scheduled_act where scrutin_uid = :scrutinUid and act = :act and due_at <= :now")
    int deleteDue(String scrutinUid, ScheduledAct act, Instant now);

    /** The acts of so many Scrutins at most, by their earliest act. */
    @Query("""
            select scrutin_uid, act, due_at
            from scheduled_act
            join (
                select scrutin_uid, min(due_at) as first_at
                from scheduled_act
                group by scrutin_uid
                order by first_at, scrutin_uid
                limit :most
            ) next_ones using (scrutin_uid)
            order by first_at, scrutin_uid, due_at
            """)
    List<DueAct> findNext(int most);

    @Query("select scrutin_uid, act, due_at from scheduled_act where scrutin_uid = :scrutinUid")
    List<DueAct> find(String scrutinUid);

    /** A closing is set for a Scrutin, or moved: calendars are told. */
    @Query("""
            insert into closing_notice (scrutin_uid, ordinal, due_at, changed_at)
            select s.uid, (select count(*) from closing c where c.urn_id = s.urn_id), cast(:dueAt as timestamptz),
                cast(:now as timestamptz)
            from scrutin s
            where s.uid = :scrutinUid
            on conflict (scrutin_uid) where not is_done do update
            set due_at = excluded.due_at, changed_at = excluded.changed_at, sequence = closing_notice.sequence + 1
            """)
    void upsertNotice(String scrutinUid, Instant dueAt, Instant now);

    /** The closing that was set for a Scrutin no longer is. */
    @Query("""
            update closing_notice
            set changed_at = :now, sequence = sequence + 1
            where scrutin_uid = :scrutinUid and not is_done
            """)
    void withdrawNotice(String scrutinUid, Instant now);

    /** The closing is done, whether it was its time or not. */
    @Query("update closing_notice set is_done = true where scrutin_uid = :scrutinUid and not is_done")
    void endNotice(String scrutinUid);
}
