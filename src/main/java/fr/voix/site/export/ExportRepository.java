package fr.voix.site.export;

import fr.voix.base.audit.Act;
import fr.voix.base.database.Jdbc;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.Frontier;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The SQL of exports. What is not shown is in none; rows come in an order that the database cannot choose. */
@Singleton
@Connectable
class ExportRepository {

    /** Rows in memory at once. */
    private static final int FETCH_SIZE = 5_000;

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

    private static final String DECOMPTES = """
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
                u.size, u.frontier, coalesce(u.counted_at, ?),
                ? || coalesce('/' || a.legislature || '/amendements/' || a.path, '/scrutins/' || s.uid),
                cast(? as text),
                a.depose_on, a.auteur_uid, p.prenom || ' ' || p.nom, a.mission_libelle,
                a.title ->> 'text', a.title ->> 'english', y.texte, y.texte_en,
                coalesce(a.sort_libelle, a.etat_libelle), a.sort_at,
                v.uid, lower(v.sort), v.pour, v.contre, v.abstentions,
                a.rapporteur_uid, e.prenom || ' ' || e.nom,
                commission_of(a.auteur_type, a.auteur_organe_uid, a.organe_examen)
            from scrutin s
            join amendement a using (uid)
            join sound_urn u using (urn_id)
            left join crowd w using (urn_id)
            left join texte t on t.uid = a.texte_uid
            left join groupe g on g.uid = a.groupe_uid
            left join acteur p on p.uid = a.auteur_uid
            left join acteur e on e.uid = a.rapporteur_uid
            left join shown_summary y on y.scrutin_uid = s.uid
            left join (
                select distinct on (l.amendement_uid) l.amendement_uid, r.uid, r.sort, r.pour, r.contre, r.abstentions
                from scrutin_public_amendement l
                join sound_roll_call r on r.uid = l.scrutin_public_uid
                order by l.amendement_uid, r.vote_on desc, r.numero desc
            ) v on v.amendement_uid = s.uid
            where a.is_shown
            order by s.uid collate "C"
            """;

    private static final String HISTORIQUE = """
            select s.uid, h.hour, h.size, h.pour, h.contre, h.abstention, cast(? as text)
            from (""" + HOURS + """
            ) h
            join scrutin s using (urn_id)
            join amendement a using (uid)
            where a.is_shown
            order by h.urn_id, h.hour
            """;

    private static final String CLASSEMENTS = """
            select s.scrutin_uid, s.rang, t.slug, t.libelle, t.libelle_en, s.decided_at
            from scrutin_theme s
            join theme t using (theme_id)
            join amendement a on a.uid = s.scrutin_uid
            where a.is_shown
            order by s.scrutin_uid collate "C", s.rang
            """;

    /** Without who decided. */
    private static final String DECISIONS = """
            select c.classification_id, c.scrutin_uid, c.decided_at,
                nullif(array_to_string(c.themes_before, ' '), ''), nullif(array_to_string(c.themes_after, ' '), ''),
                c.reason, c.undoes_id, m.slug
            from classification c
            join amendement a on a.uid = c.scrutin_uid
            left join theme m on m.theme_id = c.merged_theme_id
            where a.is_shown
            order by c.classification_id
            """;

    /** A petition names no amendement that is not shown. */
    private static final String PETITIONS = """
            select p.petition_id, p.titre, lower(p.state), a.uid, p.texte_uid, t.slug,
                case when p.state = 'REFUSED' then (
                    select e.code
                    from petition_event e
                    where e.petition_id = p.petition_id and e.kind = 'REFUSED'
                    order by e.number desc
                    limit 1) end,
                p.published_at, p.closes_at, p.closed_at,
                u.signature_0 + u.signature_1 + u.signature_2, u.size, u.frontier, coalesce(u.counted_at, ?),
                ? || '/petitions/' || p.petition_id, cast(? as text)
            from petition p
            join sound_urn u using (urn_id)
            left join amendement a on a.uid = p.amendement_uid and a.is_shown
            left join theme t on t.theme_id = p.theme_id
            where p.is_shown
            order by p.petition_id
            """;

    private static final String SIGNATURES = """
            select p.petition_id, h.hour, h.size, h.signatures, cast(? as text)
            from (""" + HOURS + """
            ) h
            join petition p using (urn_id)
            where p.is_shown
            order by p.petition_id, h.hour
            """;

    /** A roll-call names no amendement that is not shown. */
    private static final String SCRUTINS_PUBLICS = """
            select r.uid, r.legislature, r.numero, r.vote_on, r.type_vote, r.titre, r.demandeur, lower(r.sort),
                r.votants, r.exprimes, r.requis, r.pour, r.contre, r.abstentions, r.non_votants,
                (select string_agg(a.uid, ' ' order by l.identique, a.uid collate "C")
                    from scrutin_public_amendement l
                    join amendement a on a.uid = l.amendement_uid and a.is_shown
                    where l.scrutin_public_uid = r.uid),
                ? || '/scrutins-publics/' || case when r.legislature = ? then '' else r.legislature || '-' end || r.numero,
                'https://www.assemblee-nationale.fr/dyn/' || r.legislature || '/scrutins/' || r.numero
            from sound_roll_call r
            order by r.uid collate "C"
            """;

    /** Who corrected a vote that was not given has a row too. */
    private static final String POSITIONS = """
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
            """;

    private static final String ACTEURS = """
            select uid, civilite, prenom, nom, groupe_uid, departement, numero_departement, numero_circonscription,
                ? || '/deputes/' || slug
            from acteur
            order by uid collate "C"
            """;

    private static final String GROUPES = """
            select uid, libelle, sigle, debut_on, fin_on, ? || '/groupes/' || slug
            from groupe
            order by uid collate "C"
            """;

    private final Jdbc jdbc;

    ExportRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Urns grow with whatever changes in them, and the version with everything else that the public sees. */
    ExportState state() {
        String sql = """
                select (select version from public_version) || '-' || count(*) || '-' || coalesce(sum(u.size), 0) || '-'
                        || coalesce(sum(hashtextextended(encode(u.frontier, 'hex'), u.urn_id)), 0) || '-'
                        || (select coalesce(sum(hashtextextended(encode(v.frontier, 'hex'), v.urn_id)), 0)
                            from petition p
                            join sound_urn v using (urn_id)
                            where p.is_shown),
                    coalesce(sum(u.size), 0)::bigint,
                    greatest(
                        (select coalesce(max(s.urn_id), 0) from scrutin s),
                        (select coalesce(max(p.urn_id), 0) from petition p))
                from sound_urn u
                where u.uid collate "C" >= 'A'
                """;
        return jdbc.one(sql, row -> new ExportState(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    /**
     * Marks of what is not shown, of what is shown without its figures, and of titles that nobody is to read again, up to that
     * urn. On an amendement without one nobody votes: others name it.
     */
    Set<String> withheld(long lastUrn) {
        String sql = """
                select mark
                from (
                    select a.uid, coalesce(s.urn_id, 0)
                    from amendement a
                    left join scrutin s using (uid)
                    where not a.is_shown
                    union all
                    select petition_id::text, urn_id
                    from petition
                    where not is_shown
                    union all
                    select 'titre ' || p.petition_id || ' ' || max(e.sequence), p.urn_id
                    from petition p
                    join audit_entry e on e.subject = 'petition:' || p.petition_id
                    where p.is_shown and e.act = ?
                    group by p.petition_id
                    union all
                    select 'stop ' || u.uid, u.urn_id
                    from urn_stop s
                    join urn u using (uid)
                    where s.released_at is null
                ) w (mark, urn_id)
                where urn_id <= ?
                """;
        return Set.copyOf(jdbc.list(sql, row -> row.getString(1), Act.PETITION_REDACT.key(), lastUrn));
    }

    /**
     * When the database was first seen in this state: now, or when another instance saw it. In a transaction of its own, for
     * the transaction that reads the rows must not wait for another one.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Instant firstSeen(String fingerprint, Instant now) {
        String sql = """
                update export_state
                set state = ?, seen_at = case when state = ? then seen_at else ? end
                returning seen_at
                """;
        return jdbc.one(
                sql,
                row -> row.getTimestamp(1).toInstant(),
                fingerprint,
                fingerprint,
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** @param origin of the addresses of pages */
    void read(Dataset dataset, Instant at, String origin, String caution, Consumer<Object[]> listener) {
        switch (dataset) {
            case DECOMPTES -> read(DECOMPTES, dataset, listener, at, origin, caution);
            case HISTORIQUE -> read(HISTORIQUE, dataset, listener, caution);
            case CLASSEMENTS -> read(CLASSEMENTS, dataset, listener);
            case DECISIONS -> read(DECISIONS, dataset, listener);
            case PETITIONS -> read(PETITIONS, dataset, listener, at, origin, caution);
            case SIGNATURES -> read(SIGNATURES, dataset, listener, caution);
            case SCRUTINS_PUBLICS -> read(SCRUTINS_PUBLICS, dataset, listener, origin, Addresses.FIRST_LEGISLATURE);
            case POSITIONS -> read(POSITIONS, dataset, listener);
            case ACTEURS -> read(ACTEURS, dataset, listener, origin);
            case GROUPES -> read(GROUPES, dataset, listener, origin);
        }
    }

    private void read(String sql, Dataset dataset, Consumer<Object[]> listener, Object... parameters) {
        List<Column> columns = dataset.columns();
        jdbc.each(
                sql,
                FETCH_SIZE,
                found -> {
                    Object[] row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = value(found, i + 1, columns.get(i).type(), i > 0 ? row[i - 1] : null);
                    }
                    listener.accept(row);
                },
                parameters);
    }

    /** @param before the value of the column before, which for a root is the size of its tree */
    private static Object value(ResultSet rows, int index, Column.Type type, Object before) throws SQLException {
        return switch (type) {
            case TEXT -> rows.getString(index);
            case INTEGER -> {
                long number = rows.getLong(index);
                yield rows.wasNull() ? null : (Object) number;
            }
            case INSTANT -> {
                Timestamp instant = rows.getTimestamp(index);
                yield instant == null ? null : instant.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
            case DAY -> rows.getObject(index, LocalDate.class);
            case BOOLEAN -> rows.getBoolean(index);
            case ROOT -> Frontier.of((Long) before, rows.getBytes(index)).rootHex();
        };
    }
}
