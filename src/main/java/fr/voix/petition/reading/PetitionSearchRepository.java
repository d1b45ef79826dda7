package fr.voix.petition.reading;

import fr.voix.base.database.Jdbc;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.urn.log.UrnGuard;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of lists of petitions. What is not shown is in none. */
@Singleton
record PetitionSearchRepository(Jdbc jdbc, PetitionConfig config, UrnGuard guard) {

    private static final String SIGNATURES =
            "(coalesce(u.signature_0, 0) + coalesce(u.signature_1, 0) + coalesce(u.signature_2, 0))";

    private static final String SHOWN = """
            from petition p
            left join sound_urn u using (urn_id)
            where p.is_shown
            """;

    private static final String IN_STATES = "and p.state = any(?)\n";

    /** One that came to nothing afterwards does not count; what is filed under answered was. */
    private static final String IS_ANSWERED = """
                and (p.state = 'ANSWERED' or exists (
                    select
                    from petition_answer a
                    where a.petition_id = p.petition_id and a.kind = 'ANSWER' and a.withdrawn_at is null))
            """;

    private static final String BY_WORDS = "and p.search @@ websearch_to_tsquery('pg_catalog.french', ?)\n";

    /** A theme of its own, also one that was merged since, or one that the amendement is filed under that it is about. */
    private static final String BY_THEME = """
                and (p.theme_id in (
                        select t.theme_id from theme t where current_theme(t.slug) = (select current_theme(?)))
                    or exists (
                        select
                        from scrutin_theme st
                        where st.scrutin_uid = p.amendement_uid and st.theme_id = (select current_theme(?))))
            """;

    /** It stays reached when signatures are withdrawn. */
    private static final String IS_PUBLICATION_REACHED = """
            exists (select from petition_threshold t where t.urn_id = p.urn_id and t.kind = 'PUBLICATION')""";

    /** Larger than every place by threshold. */
    private static final long REACHED = 10_000_000;

    private static String select(String place) {
        return """
                select p.petition_id, p.state, p.titre, p.demande, p.amendement_uid, p.texte_uid, p.theme_id,
                    p.published_at, p.closes_at, p.closed_at, %s as signatures, u.size,
                    case when p.state = 'REFUSED' then (
                        select e.code
                        from petition_event e
                        where e.petition_id = p.petition_id and e.kind = 'REFUSED'
                        order by e.number desc
                        limit 1) end as refusal,
                    array(
                        select a.kind from petition_answer a
                        where a.petition_id = p.petition_id and a.withdrawn_at is null) as given,
                    %s as place
                """.formatted(SIGNATURES, place);
    }

    List<FoundPetition> find(PetitionCriteria criteria, int most) {
        boolean isFirst = criteria.after() == null;
        String sql = select(place(criteria.order())) + SHOWN + filters(criteria)
                + (isFirst ? "" : after(criteria.order()))
                + "order by " + key(criteria.order()) + " desc, p.petition_id desc\nlimit ?";
        List<Object> values = filterValues(criteria);
        if (!isFirst) {
            values.add(criteria.after().place());
            values.add(criteria.after().id());
        }
        values.add(most);
        return list(sql, values.toArray());
    }

    /** Open ones that were promised the front page for good, then those nearest to a threshold. */
    List<FoundPetition> front(int most) {
        String place = "(case when " + IS_PUBLICATION_REACHED + " then " + REACHED + " else 0 end + "
                + place(PetitionOrder.THRESHOLD) + ")";
        String sql = select(place) + SHOWN + "and p.state = 'OPEN'\norder by place desc, p.petition_id desc\nlimit ?";
        return list(sql, most);
    }

    static boolean isPublicationReached(FoundPetition front) {
        return front.place() >= REACHED;
    }

    /** By what a list is sorted: in the order of {@link #place}, and for dates by an index. */
    private String key(PetitionOrder order) {
        return order == PetitionOrder.DATE ? "coalesce(p.published_at, p.created_at)" : place(order);
    }

    private String after(PetitionOrder order) {
        return "and (" + key(order) + ", p.petition_id) < ("
                + (order == PetitionOrder.DATE ? "timestamptz 'epoch' + ? * interval '1 microsecond'" : "?") + ", ?)\n";
    }

    /** The number by which a list is ordered, from constants and configured numbers alone. */
    private String place(PetitionOrder order) {
        return switch (order) {
            case SIGNATURES -> SIGNATURES;
            case DATE -> "(extract(epoch from coalesce(p.published_at, p.created_at)) * 1000000)::bigint";
            case CLOSING ->
                "coalesce(-(extract(epoch from p.closes_at) * 1000000)::bigint, " + -999_999_999_999_999_999L + ")";
            // in millionths of the next threshold; beyond all of them nothing is far
            case THRESHOLD -> """
                    (case
                        when %1$s < %2$d then %1$s * 1000000 / %2$d
                        when %1$s < %3$d then %1$s * 1000000 / %3$d
                        when %1$s < %4$d then %1$s * 1000000 / %4$d
                        else 1000000 end)""".formatted(SIGNATURES, config.answerAt(), config.publicationAt(), config.debateAt());
        };
    }

    long count(PetitionCriteria criteria) {
        String sql = "select count(*) from petition p where p.is_shown\n" + filters(criteria);
        return jdbc.one(sql, row -> row.getLong(1), filterValues(criteria).toArray());
    }

    /** What is not asked for is not in the statement, so that its plan never has to allow for it. */
    private static String filters(PetitionCriteria criteria) {
        return IN_STATES
                + (criteria.isAnswered() ? IS_ANSWERED : "")
                + (criteria.query() == null ? "" : BY_WORDS)
                + (criteria.theme() == null ? "" : BY_THEME);
    }

    private static List<Object> filterValues(PetitionCriteria criteria) {
        List<Object> values = new ArrayList<>();
        values.add(names(criteria.states()));
        if (criteria.query() != null) {
            values.add(criteria.query());
        }
        if (criteria.theme() != null) {
            values.addAll(List.of(criteria.theme(), criteria.theme()));
        }
        return values;
    }

    private static String[] names(Collection<PetitionState> states) {
        return states.stream().map(PetitionState::name).toArray(String[]::new);
    }

    /** Petitions about one amendement or texte, or about one theme and those merged into it; most signatures first. */
    List<FoundPetition> about(PetitionSubject subject, Collection<PetitionState> states, int most) {
        // each by itself goes by its index, and held together by "or" none of them would
        String about = "p.theme_id in (select t.theme_id from theme t where current_theme(t.slug) = ?)";
        Object what = subject.themeId();
        if (subject.amendementUid() != null || subject.texteUid() != null) {
            about = subject.amendementUid() != null ? "p.amendement_uid = ?" : "p.texte_uid = ?";
            what = subject.amendementUid() != null ? subject.amendementUid() : subject.texteUid();
        }
        String sql = select(SIGNATURES) + SHOWN + IN_STATES + "and " + about
                + "\norder by place desc, p.petition_id desc\nlimit ?";
        return list(sql, names(states), what, most);
    }

    /** Those of them that are shown. */
    List<FoundPetition> ofIds(Collection<Long> ids) {
        String sql = select(SIGNATURES) + SHOWN + "and p.petition_id = any(?) order by p.petition_id";
        return list(sql, (Object) ids.toArray(Long[]::new));
    }

    private List<FoundPetition> list(String sql, Object... values) {
        return jdbc.list(sql, this::found, values);
    }

    private FoundPetition found(ResultSet row) throws SQLException {
        return new FoundPetition(
                row.getLong(1),
                PetitionState.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                new PetitionSubject(row.getString(5), row.getString(6), row.getObject(7, Integer.class)),
                Jdbc.instant(row, 8),
                Jdbc.instant(row, 9),
                Jdbc.instant(row, 10),
                guard.contradiction(row.getString(1)).isPresent() ? null : (Long) row.getLong(11),
                row.getLong(12),
                row.getString(13),
                ThresholdKind.ofAnswers((String[]) row.getArray(14).getArray()),
                row.getLong(15));
    }
}
