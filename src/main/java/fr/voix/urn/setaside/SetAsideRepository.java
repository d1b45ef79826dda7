package fr.voix.urn.setaside;

import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SQL of decisions on ballots. Who may start what is said by the table's constraints. */
@Singleton
@Connectable
class SetAsideRepository {

    private final JdbcOperations jdbc;

    SetAsideRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision that is being carried out, and how far it is. */
    record Running(SetAside decision, @Nullable UUID lastVoter) {}

    /**
     * One proposal on a Scrutin or a petition at a time, until the transaction ends; false when there is none of that uid. Not
     * the urn's row: whoever votes would wait meanwhile.
     */
    boolean lock(String uid) {
        String sql = UrnKind.SCRUTIN.isOf(uid)
                ? "select from scrutin where uid = ? for no key update"
                : "select from petition where urn_id = (select urn_id from urn where uid = ?) for no key update";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, uid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** What answers a decision or a group of waiting ballots, unless it was dropped. */
    Optional<SetAside> answerTo(long number) {
        return SetAsideRow.list(
                        jdbc,
                        "where coalesce(undoes, settles) = ? and dropped_at is null",
                        statement -> statement.setLong(1, number))
                .stream()
                .findFirst();
    }

    /**
     * Ballots or signatures of an urn that were set aside, or let count again, by one person each.
     *
     * @param except a decision that is not meant, or 0
     */
    long ballotsAlone(String uid, boolean isUndoing, Instant since, long except) {
        String sql = """
                select coalesce(sum(ballots), 0)
                from set_aside
                where urn_uid = ? and not needs_second and started_at > ?
                    and (undoes is not null or rule = 'attente') = ?
                    and set_aside_id <> ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, uid);
            statement.setTimestamp(2, Timestamp.from(since));
            statement.setBoolean(3, isUndoing);
            statement.setLong(4, except);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The number; empty when the decision that it undoes is being undone already. */
    Optional<Long> insert(Proposal proposal, Instant now) {
        String sql = """
                insert into set_aside (urn_uid, undoes, settles, rule, mark, mark_day, first_index, end_index,
                    ballots, counts_before, counts_after, reason, proposed_by, proposed_at, needs_second, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (coalesce(undoes, settles)) where dropped_at is null do nothing
                returning set_aside_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, proposal, now);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        });
    }

    private static void bind(PreparedStatement statement, Proposal proposal, Instant now) throws SQLException {
        DryRun effect = proposal.effect();
        AsidePattern.OfMark mark = proposal.pattern() instanceof AsidePattern.OfMark found ? found : null;
        statement.setString(1, proposal.uid());
        statement.setObject(2, proposal.undoes(), Types.BIGINT);
        statement.setObject(3, proposal.settles(), Types.BIGINT);
        statement.setString(4, proposal.rule().code());
        statement.setBytes(5, mark == null ? null : mark.mark());
        statement.setDate(6, mark == null ? null : Date.valueOf(mark.day()));
        statement.setLong(7, effect.firstIndex());
        statement.setLong(8, effect.endIndex());
        statement.setLong(9, effect.ballots());
        statement.setObject(10, cells(proposal.uid(), effect.before()));
        statement.setObject(11, cells(proposal.uid(), effect.after()));
        statement.setString(12, proposal.reason());
        statement.setInt(13, proposal.by());
        statement.setTimestamp(14, Timestamp.from(now));
        statement.setBoolean(15, effect.needsSecond());
        statement.setTimestamp(16, effect.needsSecond() ? null : Timestamp.from(now));
    }

    /**
     * False when it does not wait any more; the constraint stands against its own proposer.
     *
     * @param moderatorId null for the operator
     */
    boolean approve(long number, @Nullable Integer moderatorId, Instant now) {
        String sql = """
                update set_aside
                set approved_by = ?, by_operator = ?, started_at = ?
                where set_aside_id = ? and started_at is null and dropped_at is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, moderatorId, Types.INTEGER);
            statement.setBoolean(2, moderatorId == null);
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setLong(4, number);
            return statement.executeUpdate() == 1;
        });
    }

    /** It waits for a second person from now on, with what is done of it. */
    void hold(long number) {
        String sql = "update set_aside set needs_second = true, started_at = null where set_aside_id = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, number);
            return statement.executeUpdate();
        });
    }

    boolean drop(long number, Instant now) {
        String sql = """
                update set_aside
                set dropped_at = ?
                where set_aside_id = ? and started_at is null and dropped_at is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setLong(2, number);
            return statement.executeUpdate() == 1;
        });
    }

    /** Forgets what a decision marks together with the key of the marks. */
    int forgetMarks() {
        String sql = """
                update set_aside s
                set mark = null
                where mark is not null and not exists (select from network_key k where k.day = s.mark_day)
                """;
        return jdbc.prepareStatement(sql, PreparedStatement::executeUpdate);
    }

    Optional<SetAside> find(long number) {
        return SetAsideRow.list(jdbc, "where set_aside_id = ?", statement -> statement.setLong(1, number)).stream()
                .findFirst();
    }

    /** The newest first. */
    List<SetAside> of(String uid, int most) {
        return SetAsideRow.list(jdbc, "where urn_uid = ? order by set_aside_id desc limit ?", statement -> {
            statement.setString(1, uid);
            statement.setInt(2, most);
        });
    }

    /** Those that have set anything aside, the newest first, each with what undid it. */
    List<CarriedOut> carriedOut(String uid, int most) {
        List<SetAside> asides = SetAsideRow.list(
                jdbc,
                "where urn_uid = ? and undoes is null and rule <> 'attente' and done_ballots > 0 order by set_aside_id desc limit ?",
                statement -> {
                    statement.setString(1, uid);
                    statement.setInt(2, most);
                });
        if (asides.isEmpty()) {
            return List.of();
        }
        Long[] numbers = asides.stream().map(SetAside::number).toArray(Long[]::new);
        Map<Long, SetAside> undoing = SetAsideRow.list(
                        jdbc,
                        "where undoes = any (?) and done_at is not null and dropped_at is null",
                        statement ->
                                statement.setArray(1, statement.getConnection().createArrayOf("bigint", numbers)))
                .stream()
                .collect(Collectors.toMap(SetAside::undoes, Function.identity()));
        return asides.stream()
                .map(aside -> new CarriedOut(aside, undoing.get(aside.number())))
                .toList();
    }

    /** Those that wait for a second person, the oldest first. */
    List<SetAside> waiting(int most) {
        return SetAsideRow.list(
                jdbc,
                "where started_at is null and dropped_at is null order by set_aside_id limit ?",
                statement -> statement.setInt(1, most));
    }

    List<Long> running() {
        String sql = """
                select set_aside_id
                from set_aside
                where started_at is not null and done_at is null and dropped_at is null
                order by set_aside_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        });
    }

    /** Empty when there is nothing left to do, or when another instance is at it. */
    Optional<Running> lockRunning(long number) {
        String sql = """
                select last_voter
                from set_aside
                where set_aside_id = ? and started_at is not null and done_at is null
                for update skip locked
                """;
        List<UUID> found = new ArrayList<>();
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        });
        return found.isEmpty() ? Optional.empty() : find(number).map(decision -> new Running(decision, found.get(0)));
    }

    void progress(long number, long done, @Nullable UUID lastVoter, @Nullable Instant doneAt) {
        String sql = """
                update set_aside
                set done_ballots = done_ballots + ?, last_voter = ?, done_at = ?
                where set_aside_id = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, done);
            statement.setObject(2, lastVoter, Types.OTHER);
            statement.setTimestamp(3, doneAt == null ? null : Timestamp.from(doneAt));
            statement.setLong(4, number);
            return statement.executeUpdate();
        });
    }

    private static long[] cells(String uid, Counts counts) {
        return Arrays.stream(Tier.values())
                .flatMapToLong(tier -> UrnKind.of(uid).choices().stream().mapToLong(choice -> counts.of(tier, choice)))
                .toArray();
    }
}
