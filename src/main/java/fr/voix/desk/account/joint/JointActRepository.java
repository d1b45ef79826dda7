package fr.voix.desk.account.joint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SQL of what waits for a second person. That these are two is a constraint of the table. */
@Singleton
@Connectable
class JointActRepository {

    private static final String SELECT = """
            select joint_act_id, kind, subject, due_at, leaf_index, reason, proposed_by, proposed_at, expires_at
            from joint_act
            where confirmed_at is null and dropped_at is null
            """;

    private final JdbcOperations jdbc;

    JointActRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** The number; empty when the same waits already. */
    Optional<Long> insert(JointAct act) {
        String sql = """
                insert into joint_act (kind, subject, due_at, leaf_index, reason, proposed_by, proposed_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                returning joint_act_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, act.kind().name());
            statement.setString(2, act.subject());
            statement.setTimestamp(3, act.dueAt() == null ? null : Timestamp.from(act.dueAt()));
            statement.setObject(4, act.leafIndex(), Types.BIGINT);
            statement.setString(5, act.reason());
            statement.setInt(6, act.proposedBy());
            statement.setTimestamp(7, Timestamp.from(act.proposedAt()));
            statement.setTimestamp(8, Timestamp.from(act.expiresAt()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        });
    }

    /** Held until the transaction ends; empty when it does not wait, or not any more. */
    Optional<JointAct> lock(long number, Instant now) {
        return list("and joint_act_id = ? and expires_at > ? for update", statement -> {
                    statement.setLong(1, number);
                    statement.setTimestamp(2, Timestamp.from(now));
                })
                .stream()
                .findFirst();
    }

    /** The oldest first. */
    List<JointAct> waiting(Instant now, int most) {
        return list("and expires_at > ? order by joint_act_id limit ?", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setInt(2, most);
        });
    }

    /** On one subject. */
    List<JointAct> waiting(String subject, Instant now) {
        return list("and subject = ? and expires_at > ? order by joint_act_id", statement -> {
            statement.setString(1, subject);
            statement.setTimestamp(2, Timestamp.from(now));
        });
    }

    /** Those whose time is over; another instance takes others. */
    List<JointAct> lockExpired(Instant now, int most) {
        return list("and expires_at <= ? order by joint_act_id limit ? for update skip locked", statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setInt(2, most);
        });
    }

    /** Which ballot was meant is forgotten with it. */
    void confirm(long number, @Nullable Integer moderatorId, Instant now) {
        String sql = """
                update joint_act
                set confirmed_by = ?, by_operator = ?, confirmed_at = ?, leaf_index = null
                where joint_act_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, moderatorId, Types.INTEGER);
            statement.setBoolean(2, moderatorId == null);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setLong(4, number);
            return statement.executeUpdate();
        });
    }

    void drop(long number, Instant now) {
        String sql = "update joint_act set dropped_at = ?, leaf_index = null where joint_act_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, number);
            return statement.executeUpdate();
        });
    }

    private List<JointAct> list(String clause, Binding binding) {
        return jdbc.prepareStatement(SELECT + clause, statement -> {
            binding.bind(statement);
            List<JointAct> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(act(rows));
                }
            }
            return found;
        });
    }

    private static JointAct act(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        return new JointAct(
                row.getLong("joint_act_id"),
                JointKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                due == null ? null : due.toInstant(),
                row.getObject("leaf_index", Long.class),
                row.getString("reason"),
                row.getInt("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
