package fr.voix.notice.webhook;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL of thresholds. */
@Singleton
@Connectable
class ThresholdRepository {

    private final JdbcOperations jdbc;

    ThresholdRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Some Scrutin has as many counted ballots as some receiver asked for. */
    record Crossed(String scrutinUid, long threshold) {}

    boolean isAnybodyInterested() {
        String sql = "select exists (select from webhook where state <> 'DELETED' and cardinality(thresholds) > 0)";
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    Instant seenUntil() {
        return jdbc.prepareStatement("select seen_until from webhook_watch", statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        });
    }

    void setSeenUntil(Instant now) {
        jdbc.prepareStatement("update webhook_watch set seen_until = ? where seen_until < ?", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }

    /**
     * What was reached in the hours since one, and by whom that is not noted yet. Goes by the hours that every batch of ballots
     * writes anyway, through their index: urns in which nothing happened cost nothing, and a ballot no more than before.
     */
    private static final String CROSSED = """
            with wanted as (
                select w.webhook_id, t.threshold
                from webhook w
                cross join lateral unnest(w.thresholds) as t (threshold)
                where w.state <> 'DELETED'
            ), latest as materialized (
                select distinct on (h.urn_id) h.urn_id, h.pour + h.contre + h.abstention as votes
                from tally_history h
                where h.hour >= ?
                order by h.urn_id, h.hour desc
            ), risen as materialized (
                select l.urn_id, l.votes, coalesce((
                    select p.pour + p.contre + p.abstention
                    from tally_history p
                    where p.urn_id = l.urn_id and p.hour < ?
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

    List<Crossed> crossed(Instant hour, int most) {
        String sql = CROSSED + """
                select distinct scrutin_uid, threshold
                from crossed
                order by threshold, scrutin_uid
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(hour));
            statement.setTimestamp(2, Timestamp.from(hour));
            statement.setInt(3, most);
            List<Crossed> crossed = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    crossed.add(new Crossed(rows.getString(1), rows.getLong(2)));
                }
            }
            return crossed;
        });
    }

    /** Notes for a new receiver what was reached in those hours before it came; what is older does not come up again. */
    void noteAll(int webhookId, Instant hour, Instant now) {
        String sql = CROSSED + """
                insert into webhook_threshold (webhook_id, scrutin_uid, threshold, reached_at)
                select webhook_id, scrutin_uid, threshold, ?
                from crossed
                where webhook_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(hour));
            statement.setTimestamp(2, Timestamp.from(hour));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setInt(4, webhookId);
            return statement.executeUpdate();
        });
    }

    /** Notes it for all that asked for it; who of them is to be told now. Whichever instance comes second tells nobody. */
    List<Integer> note(Crossed crossed, Instant now) {
        String sql = """
                with noted as (
                    insert into webhook_threshold (webhook_id, scrutin_uid, threshold, reached_at)
                    select w.webhook_id, ?, t.threshold, ?
                    from webhook w
                    cross join lateral unnest(w.thresholds) as t (threshold)
                    where w.state <> 'DELETED' and t.threshold = ?
                    order by w.webhook_id
                    on conflict do nothing
                    returning webhook_id
                )
                select webhook_id
                from noted
                join webhook using (webhook_id)
                where state = 'ACTIVE'
                order by webhook_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, crossed.scrutinUid());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setLong(3, crossed.threshold());
            List<Integer> takers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    takers.add(rows.getInt(1));
                }
            }
            return takers;
        });
    }
}
