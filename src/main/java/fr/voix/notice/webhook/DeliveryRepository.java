package fr.voix.notice.webhook;

import fr.voix.base.delivery.Delivery;
import fr.voix.base.delivery.DeliveryState;
import fr.voix.notice.webhook.Outcome.CallFailure;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of events and of their way out. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeliveryRepository extends GenericRepository<ClaimRow, Integer> {

    /** Due, of a receiver; while the figures of an urn are withheld, a message with such waits, however long it waited before. */
    String IS_DUE = """
            d.state = 'WAITING' and d.next_at <= :now
                and not exists (
                    select
                    from webhook_event v
                    join urn_stop s
                        on s.uid = coalesce(v.scrutin_uid, cast(v.petition_id as text)) and s.released_at is null
                    where v.event_id = d.event_id)
            """;

    @Query("""
            select count(*) as due, min(d.next_at) as oldest
            from webhook_delivery d
            join webhook w using (webhook_id)
            where w.state = 'ACTIVE' and d.state = 'WAITING' and d.next_at <= :now""")
    Lag lag(Instant now);

    /**
     * What should have left.
     *
     * @param due messages
     * @param oldest when the first of them should have
     */
    @Introspected
    record Lag(long due, @Nullable Instant oldest) {}

    /**
     * One message whose turn has come.
     *
     * @param url where it goes
     * @param attempts before this one
     * @param isShown whether its scrutin or petition may be spoken of
     */
    @Introspected
    record Message(long deliveryId, String url, String eventId, String body, int attempts, boolean isShown)
            implements Delivery.Waiting {}

    /** What is stored of the secrets of a receiver. */
    @Introspected
    record Stored(
            byte[] secret,
            @Nullable byte[] formerSecret,
            @Nullable Instant formerUntil) {}

    /** Who wants to be told of events of this type. */
    @Query("""
            select webhook_id
            from webhook
            where state = 'ACTIVE' and :type = any(events)
            order by webhook_id""")
    List<Integer> takers(String type);

    @Query("""
            insert into webhook_event (event_id, type, scrutin_uid, petition_id, occurred_at, body)
            values (:id, :type, :scrutinUid, :petitionId, :at, :body)""")
    void insertEvent(
            String id, String type, @Nullable String scrutinUid, @Nullable Long petitionId, Instant at, String body);

    @Query("""
            insert into webhook_delivery (webhook_id, event_id, state, next_at, created_at)
            select unnest(cast(:takers as int[])), :eventId, 'WAITING', :nextAt, :now""")
    void insertDeliveries(
            String eventId, @TypeDef(type = DataType.INTEGER_ARRAY) Integer[] takers, Instant now, Instant nextAt);

    /**
     * Takes receivers that something waits for, whose wait is the longest first. One that another instance is taking is passed
     * over, and so is one that is being sent to or rests after a failure.
     *
     * @param busyHosts names that have enough calls already
     */
    @Query("""
            update webhook w
            set held_until = :until
            from (
                select c.webhook_id
                from webhook c
                cross join lateral (
                    select d.next_at
                    from webhook_delivery d
                    where d.webhook_id = c.webhook_id and\s""" + IS_DUE + """
                    order by d.next_at, d.delivery_id
                    limit 1
                ) due
                where c.state = 'ACTIVE' and coalesce(c.held_until <= :now, true) and c.host <> all (:busyHosts)
                order by due.next_at
                limit :most
                for no key update of c skip locked
            ) taken
            where w.webhook_id = taken.webhook_id
            returning w.webhook_id, w.host, w.held_until""")
    List<ClaimRow> claim(
            Instant now, Instant until, int most, @TypeDef(type = DataType.STRING_ARRAY) String[] busyHosts);

    /** Holds a receiver longer, or lets go of it; 0 when it is not held any more, or nothing is to be sent there now. */
    @Query("""
            update webhook
            set held_until = :until
            where webhook_id = :webhookId and held_until = :heldUntil and state = 'ACTIVE'""")
    int hold(int webhookId, Instant heldUntil, @Nullable Instant until);

    @Query("""
            select d.delivery_id, w.url, d.event_id, e.body, d.attempts, coalesce(a.is_shown, p.is_shown, true) as is_shown
            from webhook_delivery d
            join webhook w using (webhook_id)
            join webhook_event e using (event_id)
            left join amendement a on a.uid = e.scrutin_uid
            left join petition p on p.petition_id = e.petition_id
            where d.webhook_id = :webhookId and\s""" + IS_DUE + """
            order by d.next_at, d.delivery_id
            limit 1""")
    Optional<Message> next(int webhookId, Instant now);

    @Query("select secret, former_secret, former_until from webhook where webhook_id = :webhookId")
    Stored stored(int webhookId);

    /**
     * Until what came of a call is noted, nobody changes the receiver; empty when it is at another address by now. The words in
     * quotes: see {@link WebhookRepository#lock}.
     */
    @Query("""
            select webhook_id
            from webhook
            where webhook_id = :webhookId and url = :url and 'for update' <> ''
            for no key update""")
    Optional<Integer> lock(int webhookId, String url);

    /** Not sent, and not to be sent. */
    @Query("update webhook_delivery set state = 'DROPPED' where delivery_id = :deliveryId and state = 'WAITING'")
    void drop(long deliveryId);

    /**
     * Notes how an attempt ended; 0 when another instance did meanwhile.
     *
     * @param nextAt null when the state is final
     */
    @Query("""
            update webhook_delivery
            set state = :state, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, :now), tried_at = :now,
                next_at = coalesce(:nextAt, next_at), status = :status, failure = :why
            where delivery_id = :deliveryId and state = 'WAITING' and attempts = :attempts""")
    int settle(
            long deliveryId,
            int attempts,
            DeliveryState state,
            @Nullable Integer status,
            @Nullable CallFailure why,
            Instant now,
            @Nullable Instant nextAt);

    @Query("update webhook set failing_since = null where webhook_id = :webhookId and failing_since is not null")
    void noteSuccess(int webhookId);

    @Query("update webhook set failing_since = coalesce(failing_since, :now) where webhook_id = :webhookId")
    void noteFailure(int webhookId, Instant now);

    /** Whether nothing at all went through since a message was tried first. */
    @Query("""
            select exists (
                select
                from webhook_delivery d
                join webhook w using (webhook_id)
                where d.delivery_id = :deliveryId and w.failing_since <= d.first_tried_at)""")
    boolean isFailingSince(long deliveryId);

    /** 0 when it was not active any more. */
    @Query("update webhook set state = 'DISABLED' where webhook_id = :webhookId and state = 'ACTIVE'")
    int disable(int webhookId);

    @Query("delete from webhook_delivery where created_at < :before")
    int deleteOld(Instant before);

    /** Events that no message is left of. */
    @Query("""
            delete from webhook_event e
            where e.occurred_at < :before
                and not exists (select from webhook_delivery d where d.event_id = e.event_id)""")
    void deleteOldEvents(Instant before);

    /** With their messages. */
    @Query("delete from webhook where state = 'DELETED'")
    void deleteDeleted();
}
