package fr.voix.site.export;

import fr.voix.base.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is exported: the key of a row, the columns, and the SQL that gives them in their order. Columns are only ever added at the
 * end, so that a program that reads by position goes on. What is not shown is in none; rows come in an order that the database
 * cannot choose.
 */
public enum Dataset {
    DECOMPTES("scrutin", """
            scrutin numero texte texte_titre? organe groupe? groupe_libelle? sort themes? state opened_at:instant
            closed_at:instant? pour:integer contre:integer abstention:integer total:integer pour_0:integer contre_0:integer
            abstention_0:integer pour_1:integer contre_1:integer abstention_1:integer pour_2:integer contre_2:integer
            abstention_2:integer same_network_pour:integer same_network_contre:integer same_network_abstention:integer
            size:integer root:root tally_at:instant page:address avertissement:caution depose_on:day? auteur? auteur_nom?
            mission? titre? titre_en? resume? resume_en? sort_libelle? sort_at:instant? scrutin_public? officiel_sort?
            officiel_pour:integer? officiel_contre:integer? officiel_abstention:integer? rapporteur? rapporteur_nom?
            commission?
            """, """
            select s.uid, a.numero, a.texte_uid, coalesce(t.titre, t.titre_court), a.organe_examen, a.groupe_uid, g.libelle,
                lower(a.sort),
                (select string_agg(h.slug, ' ' order by st.rang)
                    from scrutin_theme st
                    join theme h using (theme_id)
                    where st.scrutin_uid = s.uid),
                case when u.is_open then 'open' else 'closed' end,
                s.opened_at,
                case when not u.is_open then (select max(c.closed_at) from closing c where c.urn_id = u.urn_id) end,
                u.pour_0 + u.pour_1 + u.pour_2, u.contre_0 + u.contre_1 + u.contre_2,
                u.abstention_0 + u.abstention_1 + u.abstention_2,
                u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                    + u.abstention_0 + u.abstention_1 + u.abstention_2,
                u.pour_0, u.contre_0, u.abstention_0, u.pour_1, u.contre_1, u.abstention_1,
                u.pour_2, u.contre_2, u.abstention_2,
                coalesce(w.pour, 0), coalesce(w.contre, 0), coalesce(w.abstention, 0),
                u.size, u.frontier, coalesce(u.counted_at, now()),
                coalesce('/' || a.legislature || '/amendements/' || a.path, '/scrutins/' || s.uid),
                null,
                a.depose_on, a.auteur_uid, p.prenom || ' ' || p.nom, a.mission_libelle,
                a.title ->> 'text', case when a.title ->> 'quote' is null then a.title ->> 'sumsInEnglish' end, y.texte, y.texte_en,
                coalesce(a.sort_libelle, a.etat_libelle), a.sort_at,
                v.uid, lower(v.sort), v.pour, v.contre, v.abstentions,
                a.rapporteur_uid, e.prenom || ' ' || e.nom,
                commission_of(a.auteur_type, a.auteur_organe_uid, a.organe_examen)
            from scrutin s join amendement a using (uid) join sound_urn u using (urn_id) left join crowd w using (urn_id)
            left join texte t on t.uid = a.texte_uid left join groupe g on g.uid = a.groupe_uid
            left join acteur p on p.uid = a.auteur_uid left join acteur e on e.uid = a.rapporteur_uid
            left join shown_summary y on y.scrutin_uid = s.uid
            left join (
                select distinct on (l.amendement_uid) l.amendement_uid, r.uid, r.sort, r.pour, r.contre, r.abstentions
                from scrutin_public_amendement l
                join sound_roll_call r on r.uid = l.scrutin_public_uid
                order by l.amendement_uid, r.vote_on desc, r.numero desc
            ) v on v.amendement_uid = s.uid
            where a.is_shown
            order by s.uid collate "C"
            """),
    HISTORIQUE("scrutin hour", """
            scrutin hour:instant size:integer pour:integer contre:integer abstention:integer avertissement:caution
            """, """
            select s.uid, h.hour, h.size, h.pour, h.contre, h.abstention, null
            from (""" + Dataset.HOURS + """
            ) h join scrutin s using (urn_id) join amendement a using (uid) where a.is_shown
            order by h.urn_id, h.hour
            """),
    CLASSEMENTS("scrutin rang", """
            scrutin rang:integer theme libelle libelle_en decided_at:instant
            """, """
            select s.scrutin_uid, s.rang, t.slug, t.libelle, t.libelle_en, s.decided_at
            from scrutin_theme s join theme t using (theme_id) join amendement a on a.uid = s.scrutin_uid where a.is_shown
            order by s.scrutin_uid collate "C", s.rang
            """),
    /** Without who decided. */
    DECISIONS("decision", """
            decision:integer scrutin decided_at:instant themes_before? themes_after? reason? undoes:integer? merged_theme?
            """, """
            select c.classification_id, c.scrutin_uid, c.decided_at,
                nullif(array_to_string(c.themes_before, ' '), ''), nullif(array_to_string(c.themes_after, ' '), ''),
                c.reason, c.undoes_id, m.slug
            from classification c join amendement a on a.uid = c.scrutin_uid
            left join theme m on m.theme_id = c.merged_theme_id where a.is_shown
            order by c.classification_id
            """),
    /** A petition names no amendement that is not shown. */
    PETITIONS("petition", """
            petition:integer titre state amendement? texte? theme? refus? published_at:instant? closes_at:instant?
            closed_at:instant? signatures:integer size:integer root:root tally_at:instant page:address avertissement:caution
            """, """
            select p.petition_id, p.titre, lower(p.state), a.uid, p.texte_uid, t.slug,
                case when p.state = 'REFUSED' then (
                    select e.code
                    from petition_event e
                    where e.petition_id = p.petition_id and e.kind = 'REFUSED'
                    order by e.number desc
                    limit 1) end,
                p.published_at, p.closes_at, p.closed_at,
                u.signature_0 + u.signature_1 + u.signature_2, u.size, u.frontier, coalesce(u.counted_at, now()),
                '/petitions/' || p.petition_id, null
            from petition p join sound_urn u using (urn_id)
            left join amendement a on a.uid = p.amendement_uid and a.is_shown left join theme t on t.theme_id = p.theme_id
            where p.is_shown
            order by p.petition_id
            """),
    SIGNATURES("petition hour", """
            petition:integer hour:instant size:integer signatures:integer avertissement:caution
            """, """
            select p.petition_id, h.hour, h.size, h.signatures, null
            from (""" + Dataset.HOURS + """
            ) h join petition p using (urn_id) where p.is_shown
            order by p.petition_id, h.hour
            """),
    /** A roll-call names no amendement that is not shown. */
    SCRUTINS_PUBLICS("scrutin_public", """
            scrutin_public legislature:integer numero:integer vote_on:day type titre demandeur? sort votants:integer
            exprimes:integer requis:integer? pour:integer contre:integer abstention:integer non_votants:integer amendements?
            page:address source
            """, """
            select r.uid, r.legislature, r.numero, r.vote_on, r.type_vote, r.titre, r.demandeur, lower(r.sort),
                r.votants, r.exprimes, r.requis, r.pour, r.contre, r.abstentions, r.non_votants,
                (select string_agg(a.uid, ' ' order by l.identique, a.uid collate "C")
                    from scrutin_public_amendement l
                    join amendement a on a.uid = l.amendement_uid and a.is_shown
                    where l.scrutin_public_uid = r.uid),
                '/scrutins-publics/' || case when r.legislature = 17 then '' else r.legislature || '-' end || r.numero,
                'https://www.assemblee-nationale.fr/dyn/' || r.legislature || '/scrutins/' || r.numero
            from sound_roll_call r
            order by r.uid collate "C"
            """),
    /** Who corrected a vote that was not given has a row too. */
    POSITIONS("scrutin_public acteur", """
            scrutin_public acteur groupe? position? par_delegation:boolean cause? mise_au_point? dysfonctionnement?
            """, """
            select scrutin_public_uid, acteur_uid, v.groupe_uid, lower(v.position), coalesce(v.par_delegation, false), v.cause,
                lower(c.wish), lower(c.failure)
            from scrutin_public_vote v
            full join (
                select scrutin_public_uid, acteur_uid, max(position) filter (where not is_failure) as wish,
                    max(position) filter (where is_failure) as failure
                from scrutin_public_correction
                group by scrutin_public_uid, acteur_uid
            ) c using (scrutin_public_uid, acteur_uid)
            order by scrutin_public_uid collate "C", acteur_uid collate "C"
            """),
    ACTEURS("acteur", """
            acteur civilite prenom nom groupe? departement? numero_departement? circonscription? page:address
            """, """
            select uid, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                '/deputes/' || slug
            from acteur
            order by uid collate "C"
            """),
    GROUPES("groupe", """
            groupe libelle sigle debut_on:day? fin_on:day? page:address
            """, """
            select uid, libelle, sigle, debut_on, fin_on, '/groupes/' || slug
            from groupe
            order by uid collate "C"
            """);

    /** Up to what is published: of the hour in which that was reached, what is published of it. */
    private static final String HOURS = """
                select k.urn_id, k.hour, least(k.size, u.size) as size,
                    case when k.size > u.size then u.pour_0 + u.pour_1 + u.pour_2 else k.pour end as pour,
                    case when k.size > u.size then u.contre_0 + u.contre_1 + u.contre_2 else k.contre end as contre,
                    case when k.size > u.size then u.abstention_0 + u.abstention_1 + u.abstention_2
                        else k.abstention end as abstention,
                    case when k.size > u.size then u.signature_0 + u.signature_1 + u.signature_2
                        else k.signatures end as signatures
                from (
                    select t.*, lag(t.size, 1, 0::bigint) over (partition by t.urn_id order by t.hour) as size_before
                    from tally_history t
                ) k
                join sound_urn u using (urn_id)
                where k.size_before < u.size
            """;

    private final List<String> key;
    private final List<Column> columns;
    private final String sql;

    Dataset(String key, String columns, String sql) {
        this.key = List.of(key.split(" "));
        this.columns = Stream.of(columns.strip().split("\\s+")).map(Column::of).toList();
        this.sql = sql;
    }

    /** What stands in a column, and its name in a data package. */
    public enum Type {
        TEXT("string"),
        INTEGER("integer"),
        INSTANT("datetime"),
        DAY("date"),
        BOOLEAN("boolean"),
        /** Of the tree whose size is in the column before, and whose edge the query gives. */
        ROOT("string"),
        /** The query gives its path. */
        ADDRESS("string"),
        /** The same in every row. */
        CAUTION("string");

        private final String schema;

        Type(String schema) {
            this.schema = schema;
        }
    }

    /** @param isOptional whether a row may have nothing there */
    public record Column(String name, Type type, boolean isOptional) {

        /** @param said for example {@code closed_at:instant?} */
        private static Column of(String said) {
            var parts = said.replace("?", "").split(":");
            var type = parts.length == 1 ? Type.TEXT : Type.valueOf(parts[1].toUpperCase(Locale.ROOT));
            return new Column(parts[0], type, said.endsWith("?"));
        }

        String schema() {
            return type.schema;
        }

        /** What stands in it, for people. */
        public String word(Messages m) {
            return m.t("exports.type." + type.schema.toUpperCase(Locale.ROOT));
        }
    }

    /** In addresses and file names. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fileName() {
        return slug() + ".csv";
    }

    /** The columns that tell one row from all others. */
    List<String> key() {
        return key;
    }

    public List<Column> columns() {
        return columns;
    }

    String sql() {
        return sql;
    }

    public String title(Messages m) {
        return m.t("exports.dataset." + name() + ".title");
    }

    public String text(Messages m) {
        return m.t("exports.dataset." + name() + ".text");
    }

    /** A name that means something else in one dataset is explained there. */
    public String text(Messages m, Column column) {
        var name = column.name().toUpperCase(Locale.ROOT);
        var own = "exports.column." + name() + "." + name;
        return m.t(m.has(own) ? own : "exports.column." + name);
    }
}
