package fr.voix.desk.petition;

import fr.voix.petition.petition.PetitionState;
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

/** Lists of petitions for the desk. */
@Singleton
@Connectable
class PetitionQueueRepository {

    private static final String SELECT = """
            select p.petition_id, p.titre, p.state, p.is_hidden, p.created_at, e.since, p.published_at
            from petition p
            left join lateral (
                select max(occurred_at) as since
                from petition_event
                where petition_id = p.petition_id and kind in ('SPONSORED', 'RECONSIDERED')
            ) e on true
            """;

    private final JdbcOperations jdbc;

    PetitionQueueRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param wanted words or a number; empty for all
     * @param after the last one that was seen; 0 at the beginning
     */
    List<QueuedPetition> list(QueueTab tab, String wanted, long after, int most) {
        // the queue goes by when petitions came in, which is not the order of their numbers
        String order = tab.isOldestFirst() ? """
                and (? = 0 or (coalesce(e.since, p.created_at), p.petition_id) > (
                    select coalesce(max(o.occurred_at), l.created_at), l.petition_id
                    from petition l
                    left join petition_event o
                        on o.petition_id = l.petition_id and o.kind in ('SPONSORED', 'RECONSIDERED')
                    where l.petition_id = ?
                    group by l.petition_id))
                order by coalesce(e.since, p.created_at), p.petition_id
                limit ?
                """ : """
                and (? = 0 or p.petition_id < ?)
                order by p.petition_id desc
                limit ?
                """;
        String sql = SELECT + """
                where p.state = any(?)
                  and (p.is_hidden or not ?)
                  and (? = '' or p.search @@ websearch_to_tsquery('pg_catalog.french', ?) or p.petition_id::text = ?)
                """ + order;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", tab.states()));
            statement.setBoolean(2, tab.isHiddenOnly());
            statement.setString(3, wanted);
            statement.setString(4, wanted);
            statement.setString(5, wanted);
            statement.setLong(6, after);
            statement.setLong(7, after);
            statement.setInt(8, most);
            return rows(statement);
        });
    }

    /** Petitions with names of signatories that are held back; those with the most first. */
    List<NamesToLookAt> findNamesToLookAt(int most) {
        String sql = """
                select p.petition_id, count(*)
                from signature s
                join petition p using (urn_id)
                where s.name_state in ('ADDRESS', 'PERSON', 'MIXED') and not s.is_listed and s.is_name_public
                    and s.leaf_index is not null and s.aside_id is null and s.name is not null
                group by p.petition_id
                order by count(*) desc, p.petition_id
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            List<NamesToLookAt> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new NamesToLookAt(rows.getLong(1), rows.getLong(2)));
                }
            }
            return found;
        });
    }

    /** Others that ask for something like it, by the words of their titles; the nearest first. */
    List<QueuedPetition> near(long petitionId, int most) {
        String sql = SELECT + """
                cross join (
                    select to_tsquery('simple', string_agg(quote_literal(word) || ':A', ' | ')) as words
                    from petition o, unnest(tsvector_to_array(ts_filter(o.search, '{a}'))) word
                    where o.petition_id = ? and word !~ '[\\\\'']'
                ) w
                where p.petition_id <> ?
                  and p.state not in ('DRAFT', 'SPONSORING', 'LAPSED')
                  and p.search @@ w.words
                order by ts_rank(p.search, w.words) desc, p.petition_id
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            statement.setLong(2, petitionId);
            statement.setInt(3, most);
            return rows(statement);
        });
    }

    private static List<QueuedPetition> rows(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<QueuedPetition>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new QueuedPetition(
                        row.getLong(1),
                        row.getString(2),
                        PetitionState.valueOf(row.getString(3)),
                        row.getBoolean(4),
                        row.getTimestamp(5).toInstant(),
                        instant(row, 6),
                        instant(row, 7)));
            }
        }
        return found;
    }

    @Nullable
    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    long countWaiting() {
        return number("select count(*) from petition where state = 'AWAITING'", null);
    }

    private long number(String sql, @Nullable Long key) {
        return jdbc.prepareStatement(sql, statement -> {
            if (key != null) {
                statement.setLong(1, key);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The name of a theme, in both languages. */
    List<String> themeNames(int themeId) {
        return jdbc.prepareStatement("select libelle, libelle_en from theme where theme_id = ?", statement -> {
            statement.setInt(1, themeId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? List.of(row.getString(1), row.getString(2)) : List.<String>of();
            }
        });
    }
}
