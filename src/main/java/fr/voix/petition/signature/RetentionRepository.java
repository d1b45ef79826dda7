package fr.voix.petition.signature;

import fr.voix.petition.petition.PetitionRetention;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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

    /** What is left of a signature whose person is forgotten. */
    private static final String ERASED = """
            name = null, address = null, address_key = gen_random_uuid(), name_key = gen_random_uuid(),
                is_name_public = false, wants_news = false
            """;

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

    /** Forgets from which networks signatures were asked for on that day and all days before. */
    int forgetAsked(LocalDate upTo) {
        return jdbc.prepareStatement("delete from asked_mark where day <= ?", statement -> {
            statement.setObject(1, upTo);
            return statement.executeUpdate();
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
        return urns(sql, List.of(before, before));
    }

    /** The same of which nobody waits for an answer any more. */
    List<Long> settled(PetitionRetention retention) {
        String sql = "select p.urn_id from petition p where " + PetitionRetention.IS_SETTLED + """
                and not exists (select from signature_erasure d where d.urn_id = p.urn_id and d.stage = 'ALL')
                """;
        return urns(sql, retention.instants());
    }

    private List<Long> urns(String sql, List<Instant> instants) {
        return jdbc.prepareStatement(sql, statement -> {
            for (int i = 0; i < instants.size(); i++) {
                statement.setTimestamp(i + 1, Timestamp.from(instants.get(i)));
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

    /** What takes signatures again is erased again. */
    void unnote(long urnId) {
        jdbc.prepareStatement("delete from signature_erasure where urn_id = ?", statement -> {
            statement.setLong(1, urnId);
            return statement.executeUpdate();
        });
    }

    /** Erases name and address of some signatures, and by what they were told from others; which. */
    List<SignatureId> erase(long urnId, Stage stage, int most) {
        String sql = "update signature s set " + ERASED + """
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

    /** Who signed as its author is nobody from now on; the signature counts. Which it is. */
    List<SignatureId> eraseAuthor(long urnId) {
        String sql = "update signature s set " + ERASED + """
                where s.urn_id = ? and s.role = 'AUTHOR' and s.leaf_index is not null
                returning s.urn_id, s.signature_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            return SignatureRepository.ids(statement);
        });
    }

    void delete(long urnId) {
        jdbc.prepareStatement("delete from signature where urn_id = ?", statement -> {
            statement.setLong(1, urnId);
            return statement.executeUpdate();
        });
    }

    /** Forgets which mailboxes took back what was set aside. */
    void forgetAsides(long urnId) {
        jdbc.prepareStatement("delete from signature_aside where urn_id = ?", statement -> {
            statement.setLong(1, urnId);
            return statement.executeUpdate();
        });
    }

    /** Nothing where a refusal began to be read again meanwhile. */
    void note(long urnId, Stage stage, Instant now) {
        String sql = """
                insert into signature_erasure (urn_id, stage, erased_at)
                select p.urn_id, ?, ?
                from petition p
                where p.urn_id = ?
                    and p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN', 'REFUSED', 'LAPSED')
                for share of p
                on conflict do nothing
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, stage.name());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setLong(3, urnId);
            return statement.executeUpdate();
        });
    }
}
