package fr.voix.urn.setaside;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One line of {@code set_aside}. */
final class SetAsideRow {

    private static final String SELECT = """
            select set_aside_id, urn_uid, undoes, settles, rule, mark, mark_day, first_index, end_index, ballots,
                counts_before, counts_after, reason, proposed_by, proposed_at, needs_second, approved_by, by_operator,
                started_at, done_ballots, done_at, dropped_at
            from set_aside
            """;

    private SetAsideRow() {}

    static List<SetAside> list(Jdbc jdbc, String clause, Object... parameters) {
        return jdbc.list(SELECT + clause, SetAsideRow::toDomain, parameters);
    }

    private static SetAside toDomain(ResultSet row) throws SQLException {
        String uid = row.getString("urn_uid");
        SetAsideRule rule = SetAsideRule.ofCode(row.getString("rule")).orElseThrow();
        byte[] mark = row.getBytes("mark");
        return new SetAside(
                row.getLong("set_aside_id"),
                uid,
                row.getObject("undoes", Long.class),
                row.getObject("settles", Long.class),
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
}
