package fr.voix.vote.scrutin;

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

/** The SQL of hidden Scrutins. */
@Singleton
@Connectable
class HidingRepository {

    private final JdbcOperations jdbc;

    HidingRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False for an uid that no Scrutin has, shown or not. */
    boolean exists(String scrutinUid) {
        return jdbc.prepareStatement("select from scrutin where uid = ?", statement -> {
            statement.setString(1, scrutinUid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** False when it is hidden already. */
    boolean insert(String scrutinUid, String reason, @Nullable String reasonEn, Instant now) {
        String sql = """
                insert into hiding (scrutin_uid, reason, reason_en, hidden_at)
                values (?, ?, ?, ?)
                on conflict (scrutin_uid) where shown_at is null do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, scrutinUid);
            statement.setString(2, reason);
            statement.setString(3, reasonEn);
            statement.setTimestamp(4, Timestamp.from(now));
            return statement.executeUpdate() == 1;
        });
    }

    Optional<Hiding> find(String scrutinUid) {
        String sql = """
                select scrutin_uid, reason, reason_en, hidden_at
                from hiding
                where scrutin_uid = ? and shown_at is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, scrutinUid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(hiding(rows)) : Optional.empty();
            }
        });
    }

    List<Hiding> standing(int most) {
        String sql = """
                select scrutin_uid, reason, reason_en, hidden_at
                from hiding
                where shown_at is null
                order by hidden_at desc, hiding_id desc
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            List<Hiding> standing = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    standing.add(hiding(rows));
                }
            }
            return standing;
        });
    }

    /** Ends what stands; empty when nothing does. */
    Optional<Hiding> end(String scrutinUid, Instant now) {
        String sql = """
                update hiding
                set shown_at = greatest(?, hidden_at)
                where scrutin_uid = ? and shown_at is null
                returning scrutin_uid, reason, reason_en, hidden_at
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, scrutinUid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(hiding(rows)) : Optional.empty();
            }
        });
    }

    private static Hiding hiding(ResultSet row) throws java.sql.SQLException {
        return new Hiding(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant());
    }
}
