package fr.voix.urn.log;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of an urn, read and written in one order. */
final class UrnRow {

    /** To be read from {@code urn u}. */
    static final String COLUMNS = """
            u.urn_id, u.uid, u.is_open, u.has_set_aside, u.size, u.frontier,
            u.pour_0, u.contre_0, u.abstention_0,
            u.pour_1, u.contre_1, u.abstention_1,
            u.pour_2, u.contre_2, u.abstention_2,
            u.signature_0, u.signature_1, u.signature_2,
            u.waiting
            """;

    private static final int FIRST_COUNT = 7;

    private UrnRow() {}

    static Urn toDomain(ResultSet row) throws SQLException {
        Counts counts = Counts.NONE;
        int column = FIRST_COUNT;
        for (UrnKind kind : UrnKind.values()) {
            for (Tier tier : Tier.values()) {
                for (Choice choice : kind.choices()) {
                    counts = counts.plus(tier, choice, row.getLong(column++));
                }
            }
        }
        Frontier frontier = Frontier.of(row.getLong(5), row.getBytes(6));
        return new Urn(
                row.getLong(1),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4),
                frontier,
                counts,
                row.getLong(column));
    }
}
