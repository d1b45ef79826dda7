package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The columns of a petition, in one order. */
final class PetitionRow {

    /** To be read from {@code petition p}. */
    static final String COLUMNS = """
            p.petition_id, p.urn_id, p.state, p.titre, p.demande, p.motifs, p.sources,
            p.amendement_uid, p.texte_uid, p.theme_id, p.is_author_hidden, p.is_hidden, p.is_shown,
            p.created_at, p.confirmed_at, p.sponsored_at, p.published_at, p.closes_at, p.closed_at
            """;

    private PetitionRow() {}

    static Petition toDomain(ResultSet row) throws SQLException {
        var text = new PetitionText(row.getString(4), row.getString(5), row.getString(6), List.of((String[])
                row.getArray(7).getArray()));
        var theme = row.getObject(10, Integer.class);
        return new Petition(
                row.getLong(1),
                row.getLong(2),
                PetitionState.valueOf(row.getString(3)),
                text,
                new PetitionSubject(row.getString(8), row.getString(9), theme),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getTimestamp(14).toInstant(),
                instant(row, 15),
                instant(row, 16),
                instant(row, 17),
                instant(row, 18),
                instant(row, 19));
    }

    @Nullable
    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
