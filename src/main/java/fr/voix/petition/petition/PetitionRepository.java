package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL of petitions. */
@Singleton
@Connectable
class PetitionRepository {

    private static final String SELECT = "select " + PetitionRow.COLUMNS + " from petition p ";

    private final JdbcOperations jdbc;

    PetitionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Petition> find(long id) {
        return first("where p.petition_id = ?", id);
    }

    Optional<Petition> findByUrn(long urnId) {
        return first("where p.urn_id = ?", urnId);
    }

    /** Locked until the transaction ends. */
    Optional<Petition> lock(long id) {
        return first("where p.petition_id = ? for no key update", id);
    }

    private Optional<Petition> first(String clause, long key) {
        return jdbc.prepareStatement(SELECT + clause, statement -> {
            statement.setLong(1, key);
            return list(statement).stream().findFirst();
        });
    }

    /** In these states, by the order of their numbers, after one. */
    List<Petition> list(List<PetitionState> states, long after, int most) {
        String sql = SELECT + "where p.state = any(?) and p.petition_id > ? order by p.petition_id limit ?";
        return jdbc.prepareStatement(sql, statement -> {
            var names = states.stream().map(PetitionState::name).toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("text", names));
            statement.setLong(2, after);
            statement.setInt(3, most);
            return list(statement);
        });
    }

    private static List<Petition> list(PreparedStatement statement) throws SQLException {
        var petitions = new ArrayList<Petition>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                petitions.add(PetitionRow.toDomain(rows));
            }
        }
        return petitions;
    }

    /** As a draft; its number. */
    long insert(PetitionText text, PetitionSubject subject, String language, Instant now) {
        String sql = """
                insert into petition (state, titre, demande, motifs, sources, amendement_uid, texte_uid, theme_id,
                    author_language, created_at)
                values ('DRAFT', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning petition_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            setText(statement, text);
            statement.setString(5, subject.amendementUid());
            statement.setString(6, subject.texteUid());
            statement.setObject(7, subject.themeId());
            statement.setString(8, language);
            statement.setTimestamp(9, Timestamp.from(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    void updateText(long id, PetitionText text) {
        String sql = "update petition set titre = ?, demande = ?, motifs = ?, sources = ? where petition_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            setText(statement, text);
            statement.setLong(5, id);
            return statement.executeUpdate();
        });
    }

    private static void setText(PreparedStatement statement, PetitionText text) throws SQLException {
        statement.setString(1, text.titre());
        statement.setString(2, text.demande());
        statement.setString(3, text.motifs());
        statement.setArray(
                4,
                statement.getConnection().createArrayOf("text", text.sources().toArray()));
    }

    /** A sign stands where words were. */
    void eraseText(long id, Instant now) {
        String sql = """
                update petition
                set titre = '…', demande = '…', motifs = '…', sources = '{}', amendement_uid = null, texte_uid = null,
                    theme_id = null, text_erased_at = ?
                where petition_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, id);
            return statement.executeUpdate();
        });
    }

    void delete(long id) {
        jdbc.prepareStatement("delete from petition where petition_id = ?", statement -> {
            statement.setLong(1, id);
            return statement.executeUpdate();
        });
    }

    /** The author's name and address as they are sealed; null once erased. */
    void updateAuthor(long id, @Nullable byte[] name, @Nullable byte[] address) {
        String sql = "update petition set author_name = ?, author_address = ? where petition_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setBytes(1, name);
            statement.setBytes(2, address);
            statement.setLong(3, id);
            return statement.executeUpdate();
        });
    }

    void eraseAuthorAddress(long id) {
        jdbc.prepareStatement("update petition set author_address = null where petition_id = ?", statement -> {
            statement.setLong(1, id);
            return statement.executeUpdate();
        });
    }

    void updateLanguage(long id, String language) {
        jdbc.prepareStatement("update petition set author_language = ? where petition_id = ?", statement -> {
            statement.setString(1, language);
            statement.setLong(2, id);
            return statement.executeUpdate();
        });
    }

    /** What is stored of an author. */
    record SealedAuthor(@Nullable byte[] name, @Nullable byte[] address, String language) {}

    Optional<SealedAuthor> author(long id) {
        String sql = "select author_name, author_address, author_language from petition where petition_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new SealedAuthor(row.getBytes(1), row.getBytes(2), row.getString(3)))
                        : Optional.empty();
            }
        });
    }

    /** The state, and the instants that go with the first time it is reached. */
    void updateState(long id, PetitionState next, Instant now, @Nullable Instant closesAt) {
        String sql = """
                update petition
                set state = ?,
                    confirmed_at = case when ? = 'SPONSORING' then coalesce(confirmed_at, ?) else confirmed_at end,
                    sponsored_at = case when ? = 'AWAITING' then coalesce(sponsored_at, ?) else sponsored_at end,
                    published_at = case when ? = 'OPEN' then coalesce(published_at, ?) else published_at end,
                    closes_at = coalesce(closes_at, ?),
                    closed_at = case when ? in ('CLOSED', 'WITHDRAWN') then coalesce(closed_at, ?) else closed_at end
                where petition_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            Timestamp at = Timestamp.from(now);
            statement.setString(1, next.name());
            for (int first = 2; first <= 6; first += 2) {
                statement.setString(first, next.name());
                statement.setTimestamp(first + 1, at);
            }
            statement.setTimestamp(8, closesAt == null ? null : Timestamp.from(closesAt));
            statement.setString(9, next.name());
            statement.setTimestamp(10, at);
            statement.setLong(11, id);
            return statement.executeUpdate();
        });
    }

    void updateHidden(long id, boolean isHidden) {
        update("update petition set is_hidden = ? where petition_id = ?", isHidden, id);
    }

    void updateAuthorHidden(long id, boolean isHidden) {
        update("update petition set is_author_hidden = ? where petition_id = ?", isHidden, id);
    }

    private void update(String sql, boolean value, long id) {
        jdbc.prepareStatement(sql, statement -> {
            statement.setBoolean(1, value);
            statement.setLong(2, id);
            return statement.executeUpdate();
        });
    }
}
