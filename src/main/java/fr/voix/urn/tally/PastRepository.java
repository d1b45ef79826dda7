package fr.voix.urn.tally;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnPast.Hour;
import fr.voix.urn.tally.UrnPast.Reached;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The SQL of the stored history of urns, for the recount. */
@Singleton
record PastRepository(Jdbc jdbc) {

    private static final int FETCH_SIZE = 10_000;

    /** Must run in the same snapshot as the row of the urn. */
    UrnPast read(Urn urn) {
        boolean isPetition = urn.kind() == UrnKind.PETITION;
        Set<String> changes = new HashSet<>(textChanges(urn));
        changes.addAll(closings(urn));
        return new UrnPast(
                urn.frontier().size(), hours(urn), isPetition ? reached(urn) : List.of(), aside(urn), changes);
    }

    private List<Hour> hours(Urn urn) {
        String counts =
                urn.kind() == UrnKind.PETITION ? "signatures::text" : "concat_ws(' ', pour, contre, abstention)";
        String sql = "select hour, size, " + counts + " from tally_history where urn_id = ? order by hour";
        return jdbc.list(sql, row -> new Hour(Jdbc.instant(row, 1), row.getLong(2), row.getString(3)), urn.urnId());
    }

    /** A row of a signature has its place, also while it is set aside; the row of a withdrawn one is deleted. */
    private List<Reached> reached(Urn urn) {
        String sql = """
                select t.kind, t.signatures, t.size, t.departements, count(distinct s.departement), count(s.leaf_index)
                from petition_threshold t
                left join signature s on s.urn_id = t.urn_id and s.leaf_index < t.size
                where t.urn_id = ?
                group by t.kind, t.signatures, t.size, t.departements
                """;
        return jdbc.list(
                sql,
                row -> new Reached(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                urn.urnId());
    }

    private AsideSum aside(Urn urn) {
        String sql = "select leaf_index, choice, from_index, to_index from aside_period where urn_id = ?";
        AsideSum aside = new AsideSum();
        jdbc.each(
                sql,
                FETCH_SIZE,
                row -> {
                    aside.begin(row.getLong(1), Choice.valueOf(row.getString(2)), row.getLong(3));
                    Long to = row.getObject(4, Long.class);
                    if (to != null) {
                        aside.end(row.getLong(1), to);
                    }
                },
                urn.urnId());
        return aside;
    }

    private Set<String> textChanges(Urn urn) {
        String sql = "select leaf_index, ballots from text_change where urn_id = ?";
        return new HashSet<>(jdbc.list(sql, row -> UrnPast.textChange(row.getLong(1), row.getLong(2)), urn.urnId()));
    }

    private Set<String> closings(Urn urn) {
        String sql = """
                select leaf_index, concat_ws(' ', pour, contre, abstention), erased, reopened_index
                from closing
                where urn_id = ?
                """;
        Set<String> closings = new HashSet<>();
        jdbc.each(
                sql,
                FETCH_SIZE,
                row -> {
                    closings.add(UrnPast.closing(row.getLong(1), row.getString(2), row.getLong(3)));
                    Long reopened = row.getObject(4, Long.class);
                    if (reopened != null) {
                        closings.add(UrnPast.reopening(row.getLong(1), reopened));
                    }
                },
                urn.urnId());
        return closings;
    }
}
