package fr.voix.urn.setaside;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SQL of decisions on ballots. Who may start what is said by the table's constraints. */
@Singleton
record SetAsideRepository(Jdbc jdbc) {

    private static final String SELECT = """
            select set_aside_id, urn_uid, undoes, rule, mark, mark_day, first_index, end_index, ballots,
                counts_before, counts_after, reason, proposed_by, proposed_at, needs_second, approved_by, by_operator,
                started_at, done_ballots, done_at, dropped_at
            from set_aside
            """;

    /** A decision that is being carried out, and how far it is. */
    record Running(SetAside decision, @Nullable UUID lastVoter) {}

    /**
     * One proposal on a Scrutin or a petition at a time, until the transaction ends; false when there is none of that uid. Not
     * the urn's row: voters would wait meanwhile.
     */
    boolean lock(String uid) {
        String sql = UrnKind.SCRUTIN.isOf(uid)
                ? "select from scrutin where uid = ? for no key update"
                : "select from petition where urn_id = (select urn_id from urn where uid = ?) for no key update";
        return jdbc.exists(sql, uid);
    }

    /** What undoes a decision, unless it was dropped. */
    Optional<SetAside> undoing(long number) {
        return list("where undoes = ? and dropped_at is null", number).stream().findFirst();
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
                    and (undoes is not null) = ?
                    and set_aside_id <> ?
                """;
        return jdbc.one(sql, row -> row.getLong(1), uid, since, isUndoing, except);
    }

    /** The number; empty when the decision that it undoes is being undone already. */
    Optional<Long> insert(Proposal proposal, Instant now) {
        String sql = """
                insert into set_aside (urn_uid, undoes, rule, mark, mark_day, first_index, end_index,
                    ballots, counts_before, counts_after, reason, proposed_by, proposed_at, needs_second, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (undoes) where dropped_at is null do nothing
                returning set_aside_id
                """;
        DryRun effect = proposal.effect();
        AsidePattern.OfMark mark = proposal.pattern() instanceof AsidePattern.OfMark found ? found : null;
        return jdbc.first(
                sql,
                row -> row.getLong(1),
                proposal.uid(),
                proposal.undoes(),
                proposal.rule().code(),
                mark == null ? null : mark.mark(),
                mark == null ? null : mark.day(),
                effect.firstIndex(),
                effect.endIndex(),
                effect.ballots(),
                cells(proposal.uid(), effect.before()),
                cells(proposal.uid(), effect.after()),
                proposal.reason(),
                proposal.by(),
                now,
                effect.needsSecond(),
                effect.needsSecond() ? null : now);
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
        return jdbc.update(sql, moderatorId, moderatorId == null, now, number) == 1;
    }

    /** It waits for a second person from now on, with what is done of it. */
    void hold(long number) {
        String sql = "update set_aside set needs_second = true, started_at = null where set_aside_id = ?";
        jdbc.update(sql, number);
    }

    boolean drop(long number, Instant now) {
        String sql = """
                update set_aside
                set dropped_at = ?
                where set_aside_id = ? and started_at is null and dropped_at is null
                """;
        return jdbc.update(sql, now, number) == 1;
    }

    /** Forgets what a decision marks together with the key of the marks. */
    int forgetMarks() {
        String sql = """
                update set_aside s
                set mark = null
                where mark is not null and not exists (select from network_key k where k.day = s.mark_day)
                """;
        return jdbc.update(sql);
    }

    Optional<SetAside> find(long number) {
        return list("where set_aside_id = ?", number).stream().findFirst();
    }

    /** The newest first. */
    List<SetAside> of(String uid, int most) {
        return list("where urn_uid = ? order by set_aside_id desc limit ?", uid, most);
    }

    /**
     * Those that have set anything aside, the newest first, each with what undid it.
     *
     * @param most of each urn
     */
    List<CarriedOut> carriedOut(Collection<String> uids, int most) {
        String ofEach = """
                where set_aside_id in (
                    select newest.set_aside_id
                    from unnest(?::text[]) asked (uid)
                    cross join lateral (
                        select set_aside_id
                        from set_aside
                        where urn_uid = asked.uid and undoes is null and done_ballots > 0
                        order by set_aside_id desc
                        limit ?
                    ) newest
                )
                order by set_aside_id desc
                """;
        List<SetAside> asides = list(ofEach, uids.toArray(String[]::new), most);
        if (asides.isEmpty()) {
            return List.of();
        }
        Long[] numbers = asides.stream().map(SetAside::number).toArray(Long[]::new);
        Map<Long, SetAside> undoing =
                list("where undoes = any (?) and done_at is not null and dropped_at is null", (Object) numbers).stream()
                        .collect(Collectors.toMap(SetAside::undoes, Function.identity()));
        return asides.stream()
                .map(aside -> new CarriedOut(aside, undoing.get(aside.number())))
                .toList();
    }

    /** Those that wait for a second person, the oldest first. */
    List<SetAside> waiting(int most) {
        return list("where started_at is null and dropped_at is null order by set_aside_id limit ?", most);
    }

    List<Long> running() {
        String sql = """
                select set_aside_id
                from set_aside
                where started_at is not null and done_at is null and dropped_at is null
                order by set_aside_id
                """;
        return jdbc.list(sql, row -> row.getLong(1));
    }

    /** Empty when there is nothing left to do, or when another instance is at it. */
    Optional<Running> lockRunning(long number) {
        String sql = """
                select last_voter
                from set_aside
                where set_aside_id = ? and started_at is not null and done_at is null
                for update skip locked
                """;
        List<UUID> found = jdbc.list(sql, row -> row.getObject(1, UUID.class), number);
        return found.isEmpty() ? Optional.empty() : find(number).map(decision -> new Running(decision, found.get(0)));
    }

    void progress(long number, long done, @Nullable UUID lastVoter, @Nullable Instant doneAt) {
        String sql = """
                update set_aside
                set done_ballots = done_ballots + ?, last_voter = ?, done_at = ?
                where set_aside_id = ?
                """;
        jdbc.update(sql, done, lastVoter, doneAt, number);
    }

    private static long[] cells(String uid, Counts counts) {
        return Arrays.stream(Tier.values())
                .flatMapToLong(tier -> UrnKind.of(uid).choices().stream().mapToLong(choice -> counts.of(tier, choice)))
                .toArray();
    }

    private List<SetAside> list(String clause, Object... parameters) {
        return jdbc.list(SELECT + clause, SetAsideRepository::toDomain, parameters);
    }

    private static SetAside toDomain(ResultSet row) throws SQLException {
        String uid = row.getString("urn_uid");
        SetAsideRule rule = SetAsideRule.ofCode(row.getString("rule")).orElseThrow();
        byte[] mark = row.getBytes("mark");
        return new SetAside(
                row.getLong("set_aside_id"),
                uid,
                row.getObject("undoes", Long.class),
                rule,
                mark == null
                        ? null
                        : new AsidePattern.OfMark(rule, row.getDate("mark_day").toLocalDate(), mark),
                row.getLong("first_index"),
                row.getLong("end_index"),
                row.getLong("ballots"),
                counts(uid, row.getArray("counts_before")),
                counts(uid, row.getArray("counts_after")),
                row.getString("reason"),
                row.getInt("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getBoolean("needs_second"),
                row.getObject("approved_by", Integer.class),
                row.getBoolean("by_operator"),
                Jdbc.instant(row, "started_at"),
                row.getLong("done_ballots"),
                Jdbc.instant(row, "done_at"),
                Jdbc.instant(row, "dropped_at"));
    }

    private static Counts counts(String uid, Array stored) throws SQLException {
        Long[] cells = (Long[]) stored.getArray();
        Counts counts = Counts.NONE;
        int cell = 0;
        for (Tier tier : Tier.values()) {
            for (Choice choice : UrnKind.of(uid).choices()) {
                counts = counts.plus(tier, choice, cells[cell++]);
            }
        }
        return counts;
    }

    /**
     * What a moderator proposes, with what the dry run found.
     *
     * @param undoes the decision to be undone, or null
     * @param pattern null for one that undoes
     * @param by the moderator
     */
    record Proposal(
            String uid,
            @Nullable Long undoes,
            SetAsideRule rule,
            @Nullable AsidePattern pattern,
            DryRun effect,
            String reason,
            int by) {}

    /**
     * A decision that has set ballots aside, as the public is told of it.
     *
     * @param undoneBy null as long as it is in effect: a decision that undoes counts once it is done, whole
     */
    public record CarriedOut(SetAside decision, SetAside undoneBy) {

        boolean isInEffect() {
            return undoneBy == null;
        }
    }
}
