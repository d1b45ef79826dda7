package fr.voix.notice.webhook;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of thresholds. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CrossingRepository extends GenericRepository<ClaimRow, Integer> {

    /** Some Scrutin has as many counted ballots as some receiver asked for. */
    @Introspected
    record Crossed(String scrutinUid, long threshold) {}

    @Query("select exists (select from webhook where state <> 'DELETED' and cardinality(thresholds) > 0)")
    boolean isAnybodyInterested();

    @Query("select seen_until from webhook_watch")
    Instant seenUntil();

    @Query("update webhook_watch set seen_until = :now where seen_until < :now")
    void setSeenUntil(Instant now);

    /**
     * What was reached in the hours since one by what is published, and by whom that is not noted yet. Goes by the hours that every batch of ballots
     * writes anyway, through their index: urns in which nothing happened cost nothing, and a ballot no more than before.
     */
    String CROSSED = """
            with wanted as (
                select w.webhook_id, t.threshold
                from webhook w
                cross join lateral unnest(w.thresholds) as t (threshold)
                where w.state <> 'DELETED'
            ), latest as materialized (
                select u.urn_id, u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                    + u.abstention_0 + u.abstention_1 + u.abstention_2 as votes
                from sound_urn u
                where u.urn_id in (select h.urn_id from tally_history h where h.hour >= :since)
            ), risen as materialized (
                select l.urn_id, l.votes, coalesce((
                    select p.pour + p.contre + p.abstention
                    from tally_history p
                    where p.urn_id = l.urn_id and p.hour < :since
                    order by p.hour desc
                    limit 1), 0) as votes_before
                from latest l
                where l.votes >= (select min(t.threshold) from wanted t)
            ), hit as materialized (
                select r.urn_id, t.webhook_id, t.threshold
                from risen r
                join wanted t on t.threshold > r.votes_before and t.threshold <= r.votes
            ), crossed as (
                select h.webhook_id, s.uid as scrutin_uid, h.threshold
                from hit h
                join scrutin s using (urn_id)
                join amendement a on a.uid = s.uid and a.is_shown
                where not exists (
                    select
                    from webhook_threshold x
                    where x.webhook_id = h.webhook_id and x.scrutin_uid = s.uid and x.threshold = h.threshold)
            )
            """;

    @Query(CROSSED + """
            select distinct scrutin_uid, threshold
            from crossed
            order by threshold, scrutin_uid
            limit :most""")
    List<Crossed> crossed(Instant since, int most);

    /** Notes which of these a receiver asks for too late, in those hours; what was reached earlier does not come up again. */
    @Query(CROSSED + """
            insert into webhook_threshold (webhook_id, scrutin_uid, threshold, reached_at)
            select webhook_id, scrutin_uid, threshold, :now
            from crossed
            where webhook_id = :webhookId and threshold = any(:asked)""")
    void noteAll(int webhookId, @TypeDef(type = DataType.LONG_ARRAY) Long[] asked, Instant since, Instant now);

    /** Notes it for all that asked for it; returns those that are to be told now. An instance that comes second gets none. */
    @Query("""
            with noted as (
                insert into webhook_threshold (webhook_id, scrutin_uid, threshold, reached_at)
                select w.webhook_id, :scrutinUid, t.threshold, :now
                from webhook w
                cross join lateral unnest(w.thresholds) as t (threshold)
                where w.state <> 'DELETED' and t.threshold = :threshold
                order by w.webhook_id
                on conflict do nothing
                returning webhook_id
            )
            select webhook_id
            from noted
            join webhook using (webhook_id)
            where state = 'ACTIVE'
            order by webhook_id""")
    List<Integer> note(String scrutinUid, long threshold, Instant now);
}
