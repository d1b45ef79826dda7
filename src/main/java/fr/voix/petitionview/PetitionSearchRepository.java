package fr.voix.petitionview;

import fr.voix.petition.PetitionConfig;
import fr.voix.petition.PetitionState;
import fr.voix.petition.PetitionSubject;
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
import java.util.Collection;
import java.util.List;

/** The SQL of lists of petitions. What is not shown is in none. */
@Singleton
@Connectable
class PetitionSearchRepository {

    private static final String SIGNATURES =
            "(coalesce(u.signature_0, 0) + coalesce(u.signature_1, 0) + coalesce(u.signature_2, 0))";

    private static final String SHOWN = """
            from petition p
            left join urn u using (urn_id)
            where p.is_shown
            """;

    /** A theme of its own, or one that the amendement is filed under that it is about. */
    private static final String FILTERS = """
                and p.state = any(?)
                and (?::text is null
                    or to_tsvector('pg_catalog.french', p.titre || ' ' || p.demande || ' ' || p.motifs)
                        @@ websearch_to_tsquery('pg_catalog.french', ?))
                and (?::text is null
                    or p.theme_id = (select current_theme(?))
                    or exists (
                        select
                        from scrutin_theme st
                        where st.scrutin_uid = p.amendement_uid and st.theme_id = (select current_theme(?))))
            """;

    private final JdbcOperations jdbc;
    private final PetitionConfig config;

    PetitionSearchRepository(JdbcOperations jdbc, PetitionConfig config) {
        this.jdbc = jdbc;
        this.config = config;
    }

    private static String select(String place) {
        return """
                select p.petition_id, p.state, p.titre, p.demande, p.amendement_uid, p.texte_uid, p.theme_id,
                    p.created_at, p.published_at, p.closes_at, p.closed_at, %s as signatures,
                    case when p.state = 'REFUSED' then (
                        select e.code
                        from petition_event e
                        where e.petition_id = p.petition_id and e.kind = 'REFUSED'
                        order by e.number desc
                        limit 1) end as refusal,
                    %s as place
                """.formatted(SIGNATURES, place);
    }

    List<FoundPetition> find(PetitionCriteria criteria, int most) {
        String sql = "select * from (" + select(place(criteria.order())) + SHOWN + FILTERS + """
                ) found
                where ?::bigint is null or (place, petition_id) < (?, ?)
                order by place desc, petition_id desc
                limit ?
                """;
        var after = criteria.after();
        return jdbc.prepareStatement(sql, statement -> {
            int next = setFilters(statement, criteria);
            statement.setObject(next, after == null ? null : after.place());
            statement.setLong(next + 1, after == null ? 0 : after.place());
            statement.setLong(next + 2, after == null ? 0 : after.id());
            statement.setInt(next + 3, most);
            return list(statement);
        });
    }

    /** The number by which a list is ordered, from constants and configured numbers alone. */
    private String place(PetitionOrder order) {
        return switch (order) {
            case SIGNATURES -> SIGNATURES;
            case DATE -> "(extract(epoch from coalesce(p.published_at, p.created_at)) * 1000000)::bigint";
            case CLOSING ->
                "coalesce(-(extract(epoch from p.closes_at) * 1000000)::bigint, " + -999_999_999_999_999_999L + ")";
            // in millionths of the next threshold
            case THRESHOLD -> """
                    (case
                        when %1$s < %2$d then %1$s * 1000000 / %2$d
                        when %1$s < %3$d then %1$s * 1000000 / %3$d
                        when %1$s < %4$d then %1$s * 1000000 / %4$d
                        else 0 end)""".formatted(SIGNATURES, config.answerAt(), config.publicationAt(), config.debateAt());
        };
    }

    long count(PetitionCriteria criteria) {
        return jdbc.prepareStatement("select count(*)\n" + SHOWN + FILTERS, statement -> {
            setFilters(statement, criteria);
            return number(statement);
        });
    }

    private static int setFilters(PreparedStatement statement, PetitionCriteria criteria) throws SQLException {
        var states = criteria.states().stream().map(PetitionState::name).toArray();
        statement.setArray(1, statement.getConnection().createArrayOf("text", states));
        statement.setString(2, criteria.query());
        statement.setString(3, criteria.query());
        statement.setString(4, criteria.theme());
        statement.setString(5, criteria.theme());
        statement.setString(6, criteria.theme());
        return 7;
    }

    /** Of these amendements or textes, or of one theme; most signatures first. */
    List<FoundPetition> about(PetitionSubject subject, Collection<PetitionState> states, int most) {
        String sql = select(SIGNATURES) + SHOWN + """
                    and p.state = any(?)
                    and (p.amendement_uid = ? or p.texte_uid = ? or p.theme_id = ?)
                order by place desc, p.petition_id desc
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            var names = states.stream().map(PetitionState::name).toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("text", names));
            statement.setString(2, subject.amendementUid());
            statement.setString(3, subject.texteUid());
            statement.setObject(4, subject.themeId());
            statement.setInt(5, most);
            return list(statement);
        });
    }

    /** Those of them that are shown. */
    List<FoundPetition> ofIds(Collection<Long> ids) {
        String sql = select(SIGNATURES) + SHOWN + "and p.petition_id = any(?) order by p.petition_id";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", ids.toArray()));
            return list(statement);
        });
    }

    private static List<FoundPetition> list(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<FoundPetition>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new FoundPetition(
                        row.getLong(1),
                        PetitionState.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        new PetitionSubject(row.getString(5), row.getString(6), row.getObject(7, Integer.class)),
                        row.getTimestamp(8).toInstant(),
                        instant(row, 9),
                        instant(row, 10),
                        instant(row, 11),
                        row.getLong(12),
                        row.getString(13),
                        row.getLong(14)));
            }
        }
        return found;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Nullable
    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
