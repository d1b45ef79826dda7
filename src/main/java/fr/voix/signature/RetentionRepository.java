package fr.voix.signature;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL that erases what is kept of signatories. */
@Singleton
@Connectable
class RetentionRepository {

    /** Whose turn it is. */
    enum Stage {
        /** Everybody but those who asked for the answer. */
        OTHERS,
        ALL
    }

    private final JdbcOperations jdbc;

    RetentionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of those that nobody confirmed; which. */
    List<SignatureId> deleteUnconfirmed(Instant askedBefore, int most) {
        String sql = """
                delete from signature s
                using (
                    select urn_id, signature_id
                    from signature
                    where asked_at < ?
                    limit ?) as old
                where s.urn_id = old.urn_id and s.signature_id = old.signature_id and s.asked_at is not null
                returning s.urn_id, s.signature_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(askedBefore));
            statement.setInt(2, most);
            return SignatureRepository.ids(statement);
        });
    }

    /** Urns of petitions that took their last signature before then. */
    List<Long> over(Instant before) {
        String sql = """
                select p.urn_id
                from petition p
                where (p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN') and p.closed_at < ?
                        or p.state in ('REFUSED', 'LAPSED') and (
                            select max(e.occurred_at) from petition_event e where e.petition_id = p.petition_id) < ?)
                    and not exists (
                        select from signature_erasure d where d.urn_id = p.urn_id and d.stage = 'OTHERS')
                """;
        return urns(sql, before, before);
    }

    /**
     * The same of which nobody waits for an answer any more.
     *
     * @param before an answer before then was read, and what never had signatures for one is over
     * @param closedBefore after that no answer is waited for
     */
    List<Long> settled(Instant before, Instant closedBefore) {
        String sql = """
                select p.urn_id
                from petition p
                where (p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED') and (p.closed_at < ? or p.closed_at < ? and exists (
                            select from petition_answer a
                            where a.petition_id = p.petition_id and a.kind = 'ANSWER' and a.withdrawn_at is null
                                and a.published_at < ?))
                        or p.state = 'WITHDRAWN' and p.closed_at < ?
                        or p.state in ('REFUSED', 'LAPSED') and (
                            select max(e.occurred_at) from petition_event e where e.petition_id = p.petition_id) < ?)
                    and not exists (
                        select from signature_erasure d where d.urn_id = p.urn_id and d.stage = 'ALL')
                """;
        return urns(sql, closedBefore, before, before, before, before);
    }

    private List<Long> urns(String sql, Instant... instants) {
        return jdbc.prepareStatement(sql, statement -> {
            for (int i = 0; i < instants.length; i++) {
                statement.setTimestamp(i + 1, Timestamp.from(instants[i]));
            }
            List<Long> urns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    urns.add(rows.getLong(1));
                }
            }
            return urns;
        });
    }

    /** Erases name and address of some signatures, and by what they were told from others; which. */
    List<SignatureId> erase(long urnId, Stage stage, int most) {
        String sql = """
                update signature s
                set name = null, address = null, address_key = gen_random_uuid(), name_key = gen_random_uuid(),
                    is_name_public = false, wants_news = false
                from (
                    select signature_id
                    from signature
                    where urn_id = ? and leaf_index is not null and address is not null and (? or not wants_news)
                    limit ?) as due
                where s.urn_id = ? and s.signature_id = due.signature_id
                returning s.urn_id, s.signature_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setBoolean(2, stage == Stage.ALL);
            statement.setInt(3, most);
            statement.setLong(4, urnId);
            return SignatureRepository.ids(statement);
        });
    }

    void note(long urnId, Stage stage, Instant now) {
        String sql = """
                insert into signature_erasure (urn_id, stage, erased_at)
                values (?, ?, ?)
                on conflict do nothing
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setString(2, stage.name());
            statement.setTimestamp(3, Timestamp.from(now));
            return statement.executeUpdate();
        });
    }
}
