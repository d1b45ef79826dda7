package fr.voix.parliament.amendement;

import fr.voix.base.database.Jdbc;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.Asked.Wanted;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The SQL of searches. What is not asked for is not in the statement. What is not shown is in no answer. */
@Singleton
record SearchRepository(Jdbc jdbc) {

    private static final String VOTES = """
            coalesce(u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                + u.abstention_0 + u.abstention_1 + u.abstention_2, 0)""";

    private static final String COLUMNS = """
            select a.uid, a.legislature, a.path, a.numero, a.texte_uid, a.auteur_uid, a.groupe_uid, a.auteur_type,
                a.rapporteur_uid,
                commission_of(a.auteur_type, a.auteur_organe_uid, a.organe_examen) as commission,
                a.division_titre, a.division_designation, a.division_position, %s as extrait,
                a.title ->> 'kind' as title_kind, a.title ->> 'lead' as title_lead, a.title ->> 'quote' as title_quote,
                a.title ->> 'sums' as title_sums, a.title ->> 'sumsInEnglish' as title_sums_in_english, a.sort,
                coalesce(a.sort_libelle, a.etat_libelle) as sort_libelle, a.organe_examen, a.depose_on, a.debat_on,
                a.question,
                a.uid = any(?) as is_withheld, u.is_open,
                u.pour_0 + u.pour_1 + u.pour_2 as pour,
                u.contre_0 + u.contre_1 + u.contre_2 as contre,
                u.abstention_0 + u.abstention_1 + u.abstention_2 as abstention,
                u.size
            """;

    /** 1 for a title of substance. */
    private static final String TELLING = "case when a.title ->> 'text' is null then 0 else 1 end";

    /** The same in a form in which the planner knows how many there are. */
    private static final String IS_TELLING = "(a.title ->> 'text' is not null)";

    private static final String BEGINNING = COLUMNS.formatted("left(coalesce(a.expose, a.dispositif), 1500)");

    /** Long enough for the passage in which the words stand. */
    private static final String WHOLE = COLUMNS.formatted("left(concat_ws(' ', a.expose, a.dispositif), 20000)");

    private static final String NEWEST = "order by a.depose_on desc nulls last, a.uid desc\n";

    private static final String URNS = """
            left join scrutin s on s.uid = a.uid
            left join sound_urn u on u.urn_id = s.urn_id
            """;

    /** What a line is compared by with others, which are called as it is. */
    private static final String OWN = """
            cross join lateral (select a.question, coalesce(a.%1$s, '-infinity') as %1$s, a.uid) own
            """;

    private static final String SHOWN_URNS = """
            from sound_urn u
            join scrutin s using (urn_id)
            join amendement a on a.uid = s.uid
            where a.is_shown
            """;

    private static final String OPEN_URNS = SHOWN_URNS + "and u.is_open ";

    private static final String EXTENT = "select count(*), count(distinct a.question)\n";

    /** Part of a statement with what stands in it. */
    record Part(StringBuilder sql, List<Object> values) {

        Part() {
            this(new StringBuilder(), new ArrayList<>());
        }

        Part add(String more, Object... added) {
            sql.append(more);
            values.addAll(List.of(added));
            return this;
        }

        Part add(Part other) {
            return add(other.sql.toString(), other.values.toArray());
        }
    }

    /** @param isFolded whether of each question the first alone is found, on whatever page the others would be */
    List<Found> find(
            AmendementCriteria criteria, @Nullable Asked asked, String[] withheld, int size, boolean isFolded) {
        if (!criteria.order().isByDay()) {
            return list(best(criteria, asked, withheld, size, isFolded));
        }
        var found = list(listed(criteria, asked, withheld, size, isFolded, after(criteria)));
        if (criteria.after() != null && criteria.after().on() != null && found.size() < size) {
            // in one condition with those of a day, whatever comes before the place would be read
            Part undated = new Part().add("and a.%s is null\n".formatted(day(criteria)));
            found.addAll(list(listed(criteria, asked, withheld, size - found.size(), isFolded, undated)));
        }
        return found;
    }

    private static Part listed(
            AmendementCriteria criteria,
            @Nullable Asked asked,
            String[] withheld,
            int size,
            boolean isFolded,
            Part after) {
        return new Part()
                .add(BEGINNING, (Object) withheld)
                .add("from amendement a\n" + URNS + (isFolded ? OWN.formatted(day(criteria)) : "")
                        + "where a.is_shown\n")
                .add(filters(criteria, asked))
                .add(isFolded ? firsts(criteria, asked) : new Part())
                .add(after)
                .add("order by a.%s desc nulls last, a.uid desc\nlimit ?".formatted(day(criteria)), size);
    }

    /** The day that counts in its order. */
    private static String day(AmendementCriteria criteria) {
        return criteria.order() == Order.DEBAT ? "debat_on" : "depose_on";
    }

    /** None is looked at but those of the page and what they ask. */
    private static Part firsts(AmendementCriteria criteria, @Nullable Asked asked) {
        return new Part()
                .add("and not exists (select from amendement a where a.is_shown and a.question = own.question\n")
                .add("and (coalesce(a.%1$s, '-infinity'), a.uid) > (own.%1$s, own.uid)\n".formatted(day(criteria)))
                .add(filters(criteria, asked))
                .add(")\n");
    }

    /** Those of the list that ask what these ask, themselves left out. */
    List<AmendementSearch.Identical> others(List<Found> shown, AmendementCriteria criteria, @Nullable Asked asked) {
        Part statement = new Part()
                .add("select a.question, a.numero, a.legislature, a.path, a.uid from amendement a where a.is_shown\n")
                .add(filters(criteria, asked))
                .add("and a.question = any(?)", (Object) each(shown, Found::question))
                .add(" and a.uid <> all(?)\n", (Object) each(shown, Found::uid))
                .add(NEWEST);
        return jdbc.list(
                statement.sql().toString(),
                row -> new AmendementSearch.Identical(
                        row.getString(1),
                        row.getString(2),
                        Amendement.address(row.getString(5), row.getInt(3), row.getString(4))),
                statement.values().toArray());
    }

    private static String[] each(List<Found> found, Function<Found, String> column) {
        return found.stream().map(column).toArray(String[]::new);
    }

    /** The best are found by what tells at a glance what they are about, or by their votes; then their texts are read. */
    private static Part best(
            AmendementCriteria criteria, @Nullable Asked asked, String[] withheld, int size, boolean isFolded) {
        boolean isByVotes = criteria.order() == Order.VOTES;
        Part ranked = new Part()
                .add("with best as (\n    select * from (\n")
                .add(isFolded ? "select distinct on (question) * from (\n" : "")
                .add("select a.uid, a.question, ")
                .add(isByVotes ? new Part().add(VOTES) : score(asked))
                .add(" as score\nfrom amendement a\n" + (isByVotes ? URNS : "") + "where a.is_shown\n")
                .add(filters(criteria, asked))
                .add(isFolded ? ") every order by question, score desc, uid desc\n" : "")
                .add(") scored\n");
        if (criteria.after() != null) {
            ranked.add(
                    "where (score, uid) < (?, ?)\n",
                    criteria.after().number(),
                    criteria.after().uid());
        }
        return ranked.add("order by score desc, uid desc limit ?)\n", size)
                .add((isByVotes ? BEGINNING : WHOLE).replace("u.size\n", "u.size, best.score\n"), (Object) withheld)
                .add("from best\njoin amendement a using (uid)\n" + URNS + "order by best.score desc, a.uid desc");
    }

    /**
     * For each thing that is looked for, where it stands: number or place, title, who and of what, first words, or anywhere; then
     * whether there is a text and a title of substance; then how near together; then which is newer.
     */
    private static Part score(Asked asked) {
        Part score = new Part().add("((0");
        for (Wanted one : asked.wanted()) {
            score.add(" + ? * case", one.weight())
                    .add(" when a.head @@ cast(? as tsquery) then 10", one.in("A"))
                    .add(" when a.head @@ cast(? as tsquery) then 8", one.in("AB"))
                    .add(" when a.head @@ cast(? as tsquery) then 5", one.in("ABC"))
                    .add(" when a.head @@ cast(? as tsquery) then 3", one.query());
            if (asked.isPartial()) {
                score.add(" when not a.search @@ cast(? as tsquery) then 0", one.query());
            }
            score.add(" else 1 end");
        }
        return score.add("""

                     + case when a.text_sha256 is null then 0 else 5 end
                     + 5 * %s)
                * cast(100 as bigint) + least(99, cast(300 * ts_rank(a.head, cast(? as tsquery), 1) as int)))
                * 20000 + coalesce(a.depose_on - date '2000-01-01', 0)""".formatted(TELLING), asked.match());
    }

    Extent extent(AmendementCriteria criteria, @Nullable Asked asked) {
        return extent(
                new Part().add(EXTENT + "from amendement a where a.is_shown\n").add(filters(criteria, asked)));
    }

    private Extent extent(Part statement) {
        return jdbc.one(
                statement.sql().toString(),
                row -> new Extent(row.getLong(1), row.getLong(2)),
                statement.values().toArray());
    }

    /** What follows « where a.is_shown ». */
    static Part filters(AmendementCriteria criteria, @Nullable Asked asked) {
        Part filters = new Part();
        if (asked != null) {
            filters.add(asked.match() == null ? "and false\n" : "and a.search @@ cast(? as tsquery)\n");
            if (asked.match() != null) {
                filters.add("", asked.match());
            }
        }
        criteria.facets().forEach((facet, value) -> filters.add("and " + condition(facet) + "\n", of(facet, value)));
        return filters;
    }

    static String condition(Facet facet) {
        return switch (facet) {
            case TEXTE -> "a.texte_uid = ?";
            case GROUPE -> "a.groupe_uid = ?";
            case SORT -> "a.sort = ?";
            case THEME -> """
                exists (
                    select
                    from scrutin_theme st
                    where st.scrutin_uid = a.uid and st.theme_id = (select current_theme(?)))""";
            case DOSSIER -> """
                a.texte_uid in (
                    with asked as (select cast(? as text) as uid)
                    select t.uid from texte t, asked where coalesce(t.dossier_uid, t.uid) = asked.uid
                    union all select uid from asked)""";
            case AUTEUR -> "a.auteur_uid = ?";
            case RAPPORTEUR -> "a.rapporteur_uid = ?";
            case MISSION -> "a.mission_code = ?";
            case AVEC -> "lower(a.written_with) = lower(?)";
            case COMMISSION -> "a.organe_examen = ?";
            case ANNEE -> "extract(year from a.depose_on) = ?";
            case ARTICLE -> "division_key(a.division_designation, a.division_titre, a.division_position) = ?";
            case OFFICIEL -> """
                exists (
                    select from scrutin_public_amendement v where v.amendement_uid = a.uid and ? = 'oui')""";
            case DU -> "a.depose_on >= ?";
            case AU -> "a.depose_on <= ?";
            case STATE -> """
                exists (
                    select from scrutin q join sound_urn w using (urn_id) where q.uid = a.uid and w.is_open = (? = 'open'))""";
        };
    }

    private static Object of(Facet facet, String value) {
        return switch (facet) {
            case ANNEE -> Integer.valueOf(value);
            case DU, AU -> LocalDate.parse(value);
            default -> value;
        };
    }

    private static Part after(AmendementCriteria criteria) {
        var after = criteria.after();
        if (after == null) {
            return new Part();
        }
        return after.on() == null
                ? new Part().add("and a.%s is null and a.uid < ?\n".formatted(day(criteria)), after.uid())
                : new Part().add("and (a.%s, a.uid) < (?, ?)\n".formatted(day(criteria)), after.on(), after.uid());
    }

    /** The shortest numbers that begin so. */
    List<Found> ofNumbers(String[] withheld, String beginning, int most) {
        return list(new Part()
                .add(BEGINNING, (Object) withheld)
                .add(
                        "from amendement a\n" + URNS + "where a.is_shown and a.search @@ cast(? as tsquery)\n",
                        beginning + ":*")
                .add("order by length(a.numero), a.depose_on desc nulls last, a.uid desc\nlimit ?", most));
    }

    /** Those of them that are shown. */
    List<Found> ofUids(String[] withheld, Collection<String> uids) {
        return list(new Part()
                .add(BEGINNING, (Object) withheld)
                .add("from amendement a\n" + URNS + "where a.is_shown and a.uid = any(?)", (Object)
                        uids.toArray(String[]::new)));
    }

    /**
     * What the first page puts forward: open scrutins, those with votes first, then those that say what they ask. Of those without
     * votes no more are looked at than find a place.
     */
    List<Found> busiest(String[] withheld, int size) {
        String order = "votes desc, telling desc, a.depose_on desc nulls last, a.uid desc\n";
        String unvoted = "select a.uid, 0 as votes, %s as telling " + OPEN_URNS + "and not " + VOTES + " > 0 and %s\n"
                + "and %s < ? " + NEWEST + "limit ?";
        String voted = "(select count(*) from voted)";
        return list(new Part()
                .add("with voted as (select a.uid, " + VOTES + " as votes, " + TELLING + " as telling " + OPEN_URNS)
                .add("and " + VOTES + " > 0 order by " + order + "limit ?),\n", size)
                .add("telling as (" + unvoted.formatted("1", IS_TELLING, voted) + "),\n", size, size)
                .add("others as ("
                        + unvoted.formatted("0", "not " + IS_TELLING, voted + " + (select count(*) from telling)"))
                .add(")\n", size, size)
                .add(BEGINNING, (Object) withheld)
                .add("from (table voted union all table telling union all table others) best\n")
                .add("join amendement a using (uid)\n" + URNS + "order by " + order + "limit ?", size));
    }

    private List<Found> list(Part statement) {
        boolean isScored = statement.sql().indexOf("best.score") > 0;
        return jdbc.list(
                statement.sql().toString(),
                row -> found(row, isScored),
                statement.values().toArray());
    }

    private static Found found(ResultSet row, boolean isScored) throws SQLException {
        return new Found(
                row.getString("uid"),
                row.getInt("legislature"),
                row.getString("path"),
                row.getString("numero"),
                row.getString("texte_uid"),
                row.getString("auteur_uid"),
                row.getString("groupe_uid"),
                AuteurType.valueOf(row.getString("auteur_type")),
                row.getString("rapporteur_uid"),
                row.getString("commission"),
                row.getString("division_titre"),
                row.getString("division_designation"),
                row.getString("division_position"),
                row.getString("extrait"),
                title(row),
                Sort.valueOf(row.getString("sort")),
                row.getString("sort_libelle"),
                row.getString("organe_examen"),
                row.getObject("depose_on", LocalDate.class),
                row.getObject("debat_on", LocalDate.class),
                row.getObject("is_open", Boolean.class),
                row.getObject("pour", Long.class),
                row.getObject("contre", Long.class),
                row.getObject("abstention", Long.class),
                row.getObject("size", Long.class),
                row.getString("question"),
                row.getBoolean("is_withheld"),
                isScored ? row.getLong("score") : 0);
    }

    private static @Nullable Title title(ResultSet row) throws SQLException {
        String kind = row.getString("title_kind");
        String lead = row.getString("title_lead");
        String sums = row.getString("title_sums");
        return kind == null && lead == null && sums == null
                ? null
                : Title.of(
                        kind == null ? null : Title.Kind.valueOf(kind),
                        lead == null ? null : Title.Lead.valueOf(lead),
                        row.getString("title_quote"),
                        sums,
                        row.getString("title_sums_in_english"));
    }
}
