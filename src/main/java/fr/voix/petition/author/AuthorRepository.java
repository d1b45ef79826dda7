package fr.voix.petition.author;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of what is kept of authors beside their sealed names and addresses. */
@Singleton
@Connectable
class AuthorRepository {

    private final JdbcOperations jdbc;

    AuthorRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same person's same petition is there already. */
    boolean insert(
            long petitionId,
            UUID authorKey,
            byte[] textSha256,
            String country,
            @Nullable String departement,
            Instant now) {
        String sql = """
                insert into petition_author (petition_id, author_key, text_sha256, country, departement, created_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (author_key, text_sha256) do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
                    statement.setLong(1, petitionId);
                    statement.setObject(2, authorKey);
                    statement.setBytes(3, textSha256);
                    statement.setString(4, country);
                    statement.setString(5, departement);
                    statement.setTimestamp(6, Timestamp.from(now));
                    return statement.executeUpdate();
                })
                == 1;
    }

    /** Where an author said to live, and whether their own signature is counted. */
    record AuthorRow(
            long petitionId, String country, @Nullable String departement, boolean hasSigned) {}

    Optional<AuthorRow> find(long petitionId) {
        String sql = """
                select petition_id, country, departement, signed_at is not null
                from petition_author
                where petition_id = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new AuthorRow(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                        : Optional.empty();
            }
        });
    }

    void updateSigned(long petitionId, Instant now) {
        String sql = "update petition_author set signed_at = coalesce(signed_at, ?) where petition_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, petitionId);
            return statement.executeUpdate();
        });
    }

    /** The same words may be sent again from now on. */
    void releaseText(long petitionId) {
        execute("update petition_author set text_sha256 = null where petition_id = ?", petitionId);
    }

    void delete(long petitionId) {
        execute("delete from petition_author where petition_id = ?", petitionId);
    }

    private void execute(String sql, long petitionId) {
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            return statement.executeUpdate();
        });
    }

    /** A petition whose author asked for its link, the how manieth time. */
    record Asked(long petitionId, int links) {}

    /** The newest ones of an author; none of those for which a link was asked a moment ago. */
    List<Asked> ask(UUID authorKey, Instant now, Instant before, int most) {
        String sql = """
                update petition_author
                set links = links + 1, linked_at = ?
                where petition_id in (
                    select petition_id
                    from petition_author
                    where author_key = ? and (linked_at is null or linked_at < ?)
                    order by petition_id desc
                    limit ?
                    for no key update
                )
                returning petition_id, links
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setObject(2, authorKey);
            statement.setTimestamp(3, Timestamp.from(before));
            statement.setInt(4, most);
            var asked = new ArrayList<Asked>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    asked.add(new Asked(row.getLong(1), row.getInt(2)));
                }
            }
            return asked;
        });
    }
}
