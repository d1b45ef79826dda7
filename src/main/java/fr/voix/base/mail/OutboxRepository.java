package fr.voix.base.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the outbox: mails are queued, sent, given up, erased and deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRepository extends GenericRepository<OutboxRow, UUID> {

    String COLUMNS = """
            o.mail_id, o.reference, o.language, o.recipient, o.letter, o.owner_key, o.is_bulk, o.attempts, o.held_until,
                o.failure, o.settled_at, o.created_at
            """;
    String LIST = "select " + COLUMNS + "from outbox o\n";
    String ERASED = "held_until = null, recipient = null, letter = null, owner_key = null\n";

    /** Inserted in one batch. An existing reference is left as it is. */
    @Query("""
            insert into outbox (mail_id, reference, language, recipient, letter, owner_key, state, is_bulk, next_at,
                waiting_since, created_at)
            values (:mailId, :reference, lower(:language), :recipient, :letter, :ownerKey, 'WAITING', :isBulk, :createdAt,
                :createdAt, :createdAt)
            on conflict (reference) do nothing""")
    void insert(List<OutboxRow> mails);

    /**
     * Takes due mails: those that a reader waits for before bulk mail; in each group the longest wait first. Mails held by
     * another instance are skipped.
     */
    @Query("""
            update outbox o
            set held_until = :until
            from (
                select mail_id
                from outbox
                where state = 'WAITING' and next_at <= :now and coalesce(held_until <= :now, true)
                order by is_bulk, next_at, mail_id
                limit :most
                for no key update skip locked
            ) taken
            where o.mail_id = taken.mail_id
            returning\s""" + COLUMNS)
    List<OutboxRow> claim(Instant now, Instant until, int most);

    /** Settles a mail as sent or dropped, whichever instance holds it now, and erases address and text. */
    @Query("""
            update outbox
            set state = :state, attempts = attempts + 1, settled_at = :now, failure = :why,\s""" + ERASED + """
            where mail_id = :id and state = 'WAITING'""")
    void settleErased(UUID id, String state, @Nullable Failure why, Instant now);

    /** Schedules the next attempt, or gives the mail up when there is none. */
    @Query("""
            update outbox
            set state = case when cast(:nextAt as timestamptz) is null then 'DEAD' else 'WAITING' end, attempts = attempts + 1,
                settled_at = case when cast(:nextAt as timestamptz) is null then cast(:now as timestamptz) end,
                next_at = coalesce(:nextAt, next_at), failure = :why, held_until = null
            where mail_id = :id and state = 'WAITING' and held_until = :heldUntil""")
    void settle(UUID id, Instant heldUntil, Failure why, Instant now, @Nullable Instant nextAt);

    /** Releases mails that were not tried. */
    @Query("""
            update outbox
            set held_until = null, failure = coalesce(:why, failure)
            where mail_id in (:ids) and state = 'WAITING' and held_until = :heldUntil""")
    void release(Collection<UUID> ids, Instant heldUntil, @Nullable Failure why);

    /** Gives up mails that have waited since before that and are not being sent. */
    @Query("""
            update outbox
            set state = 'DEAD', settled_at = :now, held_until = null, failure = :why
            where state = 'WAITING' and waiting_since < :before and coalesce(held_until <= :now, true)""")
    void giveUp(Instant before, Failure why, Instant now);

    /** Erases address and text of mails given up before that. */
    @Query("update outbox set " + ERASED + "where state = 'DEAD' and settled_at < :before and recipient is not null")
    void erase(Instant before);

    /** Erases mails of these owners that are not sent, and gives them up. */
    @Query("""
            update outbox
            set state = 'DEAD', settled_at = coalesce(settled_at, :now), failure = 'ERASED',\s""" + ERASED + """
            where owner_key in (:ownerKeys)""")
    void eraseOf(Collection<UUID> ownerKeys, Instant now);

    @Query("delete from outbox where created_at < :before and state <> 'WAITING' and recipient is null")
    void forget(Instant before);

    /**
     * Counts late mails and dead ones.
     *
     * @param since mails given up before this are not counted as dead
     */
    @Query("""
            select w.due, w.oldest, d.dead
            from (
                select count(*) as due, min(next_at) as oldest
                from outbox
                where state = 'WAITING' and next_at <= :now
            ) w
            cross join (
                select count(*) as dead
                from outbox
                where state = 'DEAD' and recipient is not null and settled_at >= :since
            ) d""")
    MailLag lag(Instant now, Instant since);

    /** Mails whose text is still there, the latest first. */
    @Query(LIST + """
            where o.recipient is not null
            order by o.created_at desc, o.mail_id desc
            limit :most""")
    List<OutboxRow> readable(int most);

    @Query(LIST + "where o.mail_id = :id and o.recipient is not null")
    Optional<OutboxRow> findReadable(UUID id);

    /** Dead mails, the latest first, without those erased because their reader withdrew. */
    @Query(LIST + """
            where o.state = 'DEAD' and o.failure <> 'ERASED'
            order by o.settled_at desc, o.mail_id desc
            limit :most""")
    List<OutboxRow> dead(int most);

    @Query("""
            select count(*) filter (where state = 'WAITING') as waiting,
                min(waiting_since) filter (where state = 'WAITING') as oldest,
                count(*) filter (where state = 'SENT') as sent,
                count(*) filter (where state = 'DEAD' and recipient is not null) as dead
            from outbox""")
    MailCount count();

    /**
     * Puts dead mails whose text is still there back into the queue.
     *
     * @param id null for all
     */
    @Query("""
            update outbox
            set state = 'WAITING', attempts = 0, next_at = :now, waiting_since = :now, settled_at = null, failure = null
            where state = 'DEAD' and recipient is not null and mail_id = coalesce(:id, mail_id)""")
    int revive(@Nullable UUID id, Instant now);
}
