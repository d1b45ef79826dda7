package fr.voix.notice.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receivers, as moderators see and change them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookRepository extends GenericRepository<ClaimRow, Integer> {

    @Query("select cast(nextval('webhook_id_seq') as int)")
    int nextId();

    @Query("""
            select count(*)
            from webhook
            where state <> 'DELETED'""")
    int count();

    @Query("""
            insert into webhook (webhook_id, url, host, description, events, thresholds, state, secret, created_by, created_at)
            values (:webhookId, :url, :host, :description, :events, :thresholds, 'ACTIVE', :secret, :createdBy, :createdAt)""")
    void insert(
            int webhookId,
            String url,
            String host,
            String description,
            @TypeDef(type = DataType.STRING_ARRAY) String[] events,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] thresholds,
            byte[] secret,
            int createdBy,
            Instant createdAt);

    /** Its secret and its messages stay; at another address what failed before does not count against it. */
    @Query("""
            update webhook
            set url = :url, host = :host, description = :description, events = :events, thresholds = :thresholds,
                failing_since = case when url = :url then failing_since end
            where webhook_id = :webhookId""")
    void edit(
            int webhookId,
            String url,
            String host,
            String description,
            @TypeDef(type = DataType.STRING_ARRAY) String[] events,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] thresholds);

    /** What waits is tried at another address from the beginning, and at once. */
    @Query("""
            update webhook_delivery
            set attempts = 0, first_tried_at = null, next_at = :now
            where webhook_id = :webhookId and state = 'WAITING' and attempts > 0""")
    void beginAnew(int webhookId, Instant now);

    String LIST = """
            select w.webhook_id, w.url, w.description, w.events, w.thresholds, w.state, w.former_until, w.failing_since,
                w.created_at, w.created_by, d.waiting, d.failed, l.tried_at as last_at, l.status as last_status,
                l.failure as last_failure
            from webhook w
            cross join lateral (
                select count(*) filter (where x.state = 'WAITING') as waiting, count(*) filter (where x.state = 'FAILED') as failed
                from webhook_delivery x
                where x.webhook_id = w.webhook_id and x.state in ('WAITING', 'FAILED')
            ) d
            left join lateral (
                select x.tried_at, x.status, x.failure
                from webhook_delivery x
                where x.webhook_id = w.webhook_id and x.tried_at is not null
                order by x.tried_at desc
                limit 1
            ) l on true
            where w.state <> 'DELETED'""";

    @Query(LIST + " order by w.webhook_id desc")
    List<Webhook> list();

    @Query(LIST + " and w.webhook_id = :webhookId")
    Optional<Webhook> find(int webhookId);

    /** The latest messages; those that wait or were given up first. */
    @Query("""
            select d.delivery_id, d.event_id, e.type, e.scrutin_uid, a.numero, e.petition_id, d.state, d.attempts, d.next_at, d.tried_at,
                d.status, d.failure, d.created_at
            from webhook_delivery d
            join webhook_event e using (event_id)
            left join amendement a on a.uid = e.scrutin_uid
            where d.webhook_id = :webhookId
            order by d.state not in ('WAITING', 'FAILED'), d.delivery_id desc
            limit :most""")
    List<ShownDelivery> deliveries(int webhookId, int most);

    /**
     * Does not wait for a transaction that writes an event: that holds no more than the key. The words in quotes tell Micronaut
     * Data that this reads: it knows no other lock than {@code for update}.
     */
    @Query("""
            select state
            from webhook
            where webhook_id = :webhookId and state <> 'DELETED' and 'for update' <> ''
            for no key update""")
    Optional<String> lock(int webhookId);

    /** One that is switched on again begins anew: what failed before does not count against it. */
    @Query("""
            update webhook
            set state = :state, failing_since = null, held_until = null
            where webhook_id = :webhookId""")
    void setState(int webhookId, String state);

    /** The previous secret is good for a while longer; the one before that is not. */
    @Query("""
            update webhook
            set former_secret = secret, former_until = :formerUntil, secret = :secret
            where webhook_id = :webhookId""")
    void rotate(int webhookId, byte[] secret, Instant formerUntil);

    /** What it was is forgotten at once; the row goes when nothing refers to it. */
    @Query("""
            update webhook
            set state = 'DELETED', url = 'https://' || host, secret = cast('' as bytea), former_secret = null, former_until = null
            where webhook_id = :webhookId""")
    void delete(int webhookId);

    /** Given up or arrived: once more, from the beginning. */
    @Query("""
            update webhook_delivery
            set state = 'WAITING', attempts = 0, first_tried_at = null, next_at = :now
            where webhook_id = :webhookId and delivery_id = :deliveryId and state in ('FAILED', 'SENT')""")
    int resend(int webhookId, long deliveryId, Instant now);

    @Query("""
            update webhook_delivery
            set state = 'WAITING', attempts = 0, first_tried_at = null, next_at = :now
            where webhook_id = :webhookId and state = 'FAILED'""")
    int resendFailed(int webhookId, Instant now);
}
