package fr.voix.theme.theme;

import fr.voix.theme.theme.DescribedThemeService.Filed;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQL of decisions, which are append-only, of their lock, and of moving all scrutins of a theme at once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClassificationRepository extends GenericRepository<Classification, Long> {

    /** Locks a scrutin for one decision at a time. Ballots do not wait for it: they lock the urn. */
    @Query("""
            select uid
            from scrutin
            where uid = :scrutinUid
            for update""")
    Optional<String> lock(String scrutinUid);

    @Query("""
            select coalesce(max(classification_id), 0)
            from classification
            where scrutin_uid = :scrutinUid""")
    long version(String scrutinUid);

    @Query("""
            insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after, reason, undoes_id)
            values (:scrutinUid, :moderatorId, :decidedAt, :themesBefore, :themesAfter, :reason, :undoesId)""")
    void append(
            String scrutinUid,
            int moderatorId,
            Instant decidedAt,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themesBefore,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themesAfter,
            @Nullable String reason,
            @Nullable Long undoesId);

    /** Notes the decisions of that instant as not yet reported; keeps the themes before the first unreported one. */
    @Query("""
            insert into untold_filing (scrutin_uid, themes_before, decided_at, tell_after)
            select distinct on (scrutin_uid) scrutin_uid, themes_before, decided_at, :tellAfter
            from classification
            where scrutin_uid = any(:scrutinUids) and decided_at = :at
            order by scrutin_uid, classification_id
            on conflict (scrutin_uid) do update
            set decided_at = excluded.decided_at, tell_after = excluded.tell_after""")
    void noteUntold(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids, Instant at, Instant tellAfter);

    @Query("""
            select exists (
                select
                from untold_filing
                where scrutin_uid = any(:scrutinUids))""")
    boolean isUntold(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids);

    @Query("""
            select scrutin_uid
            from untold_filing
            where tell_after <= :now
            order by tell_after
            limit :most""")
    List<String> due(Instant now, int most);

    /** Marks those that are due as reported; returns how many. */
    @Query("""
            delete from untold_filing
            where scrutin_uid = any(:scrutinUids) and tell_after <= :now""")
    int settle(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids, Instant now);

    @Query("""
            select classification_id as id, moderator_id, decided_at, themes_before as before,
                themes_after as after, reason, merged_theme_id
            from classification
            where scrutin_uid = :scrutinUid
            order by classification_id desc
            limit :most""")
    List<Classification> history(String scrutinUid, int most);

    /** Locks those that exist, ordered by uid, so that two transactions cannot deadlock. */
    @Query("""
            select uid
            from scrutin
            where uid = any(:scrutinUids)
            order by uid
            for update""")
    List<String> lockAll(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids);

    /** Scrutins among these with a later decision. */
    @Query("""
            select distinct scrutin_uid
            from classification
            where scrutin_uid = any(:scrutinUids) and classification_id > :floor""")
    Set<String> decidedAfter(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids, long floor);

    @Query("""
            select coalesce(max(classification_id), 0)
            from classification""")
    long latest();

    /**
     * A moderator's own decisions that are still in force: the current themes come from them, directly or because later decisions
     * were undone. Excludes scrutins that followed a merge of themes.
     */
    String STANDING = """
            select c.classification_id, c.scrutin_uid, c.themes_before, c.decided_at, latest.classification_id as version,
                (select max(p.decided_at)
                from classification p
                where p.scrutin_uid = c.scrutin_uid and p.classification_id < c.classification_id) as stood_since
            from classification c
            join lateral (
                select l.classification_id, l.themes_after, l.undoes_id
                from classification l
                where l.scrutin_uid = c.scrutin_uid
                order by l.classification_id desc
                limit 1) latest on latest.themes_after = c.themes_after
                    and (latest.classification_id = c.classification_id or latest.undoes_id is not null)
            where c.moderator_id = :moderatorId and c.undoes_id is null and c.merged_theme_id is null
                and not exists (
                    select
                    from classification undone
                    where undone.scrutin_uid = c.scrutin_uid and undone.undoes_id = c.classification_id)
            """;

    @Query(STANDING + """
                and c.decided_at > :since
            order by c.classification_id desc
            limit 1""")
    Optional<OwnDecision> lastOf(int moderatorId, Instant since);

    /** Decisions of one instant were made together. Ordered as scrutins are locked. */
    @Query(STANDING + """
                and c.decided_at = :at
            order by c.scrutin_uid""")
    List<OwnDecision> together(int moderatorId, Instant at);

    @Query("""
            select c.classification_id, c.scrutin_uid, c.themes_before, c.decided_at, c.classification_id as version,
                (select max(p.decided_at)
                from classification p
                where p.scrutin_uid = c.scrutin_uid and p.classification_id < c.classification_id) as stood_since
            from classification c
            where c.scrutin_uid = :scrutinUid and c.classification_id = :decision""")
    Optional<OwnDecision> decision(String scrutinUid, long decision);

    /**
     * A decision on a scrutin, with the themes before it.
     *
     * @param version the latest decision on that scrutin at the time of the query
     * @param stoodSince when the themes before were decided; null for none
     */
    @Introspected
    record OwnDecision(
            long classificationId,
            String scrutinUid,
            String[] themesBefore,
            Instant decidedAt,
            long version,
            @Nullable Instant stoodSince) {

        OwnDecision seenAt(long seenVersion) {
            return new OwnDecision(classificationId, scrutinUid, themesBefore, decidedAt, seenVersion, stoodSince);
        }
    }

    @Query("""
            select s.scrutin_uid, s.decided_at
            from scrutin_theme s
            join amendement a on a.uid = s.scrutin_uid and a.is_shown
            where s.theme_id = :themeId
                and not exists (
                    select
                    from untold_filing u
                    join theme t on t.theme_id = s.theme_id
                    where u.scrutin_uid = s.scrutin_uid and not t.slug = any(u.themes_before))
            order by s.decided_at desc, s.scrutin_uid desc
            limit :most""")
    List<Filed> latest(int themeId, int most);

    @Query("""
            select count(*)
            from filing
            where theme_id = :themeId""")
    long count(int themeId);

    /** Locks the scrutins under a theme, so that no moderator classifies one meanwhile. */
    @Query("""
            select uid
            from scrutin
            where uid in (
                select scrutin_uid
                from filing
                where theme_id = :themeId)
            order by uid
            for update""")
    List<String> lockOf(int themeId);

    /** The themes of the last decision on a scrutin itself, by their names at that time. */
    String LAST_OF_F = """
            (
                select c.themes_after
                from classification c
                where c.scrutin_uid = f.scrutin_uid and c.merged_theme_id is null
                order by c.classification_id desc
                limit 1)""";

    /** Counts scrutins under the target of this theme's merge that the last decision on them put under this theme. */
    @Query("""
            with recursive part as (
                select cast(:themeId as int) as theme_id
                union
                select t.theme_id
                from theme t
                join part p on t.merged_into = p.theme_id
            )
            select count(*)
            from filing f
            where f.theme_id = current_theme((select slug from theme where theme_id = :themeId))
                and exists (
                    select
                    from unnest(""" + LAST_OF_F + """
            ) as o (slug)
                    join theme_slug s using (slug)
                    join part using (theme_id))""")
    long countToReturn(int themeId);

    /**
     * Appends a decision for each scrutin under a theme whose themes change by a merge or its end. Its themes are those of the
     * last decision on it, each followed through merges; of two that became one, the better rank counts.
     */
    @Query("""
            insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after, reason,
                merged_theme_id)
            select f.scrutin_uid, :moderatorId, cast(:decidedAt as timestamptz), f.slugs, now.slugs, :reason, :mergedId
            from (
                select s.scrutin_uid, array_agg(t.slug order by s.rang) as slugs
                from filing s
                join theme t using (theme_id)
                where s.scrutin_uid in (select x.scrutin_uid from filing x where x.theme_id = :underId)
                group by s.scrutin_uid
            ) f
            cross join lateral (
                select array_agg(g.slug order by g.rang) as slugs
                from (
                    select t.slug, min(o.rang) as rang
                    from unnest(""" + LAST_OF_F + """
            ) with ordinality as o (slug, rang)
                    join theme t on t.theme_id = current_theme(o.slug)
                    group by t.slug
                ) g
            ) now
            where now.slugs <> f.slugs""")
    int appendMoved(int moderatorId, Instant decidedAt, String reason, int mergedId, int underId);

    @Query("""
            delete from filing
            where scrutin_uid in (
                select c.scrutin_uid
                from classification c
                where c.merged_theme_id = :themeId and c.classification_id > :floor)""")
    void clearMoved(int themeId, long floor);

    /** Files scrutins as the decisions just appended say, each theme at the rank of that decision. */
    @Query("""
            insert into filing (scrutin_uid, rang, theme_id, decided_at)
            select f.scrutin_uid, min(o.rang), t.theme_id, f.decided_at
            from classification f
            cross join lateral unnest(""" + LAST_OF_F + """
            ) with ordinality as o (slug, rang)
            join theme t on t.theme_id = current_theme(o.slug)
            where f.merged_theme_id = :themeId and f.classification_id > :floor
            group by f.scrutin_uid, t.theme_id, f.decided_at""")
    void fileMoved(int themeId, long floor);

    /** Scrutins with other themes, or other ranks, than their last audit entry. */
    @Query("""
            with lead as materialized (select slug, current_theme(slug) as theme_id from theme_slug)
            select coalesce(f.scrutin_uid, said.uid) || ': stands under ' || coalesce(f.slugs, 'none')
                || ', and the last act in the audit log names ' || coalesce(said.slugs, 'none')
            from (
                select s.scrutin_uid, string_agg(t.slug, ' ' order by s.rang) as slugs,
                    string_agg(s.rang || ' ' || s.theme_id, ' ' order by s.rang) as places
                from filing s
                join theme t using (theme_id)
                group by s.scrutin_uid
            ) f
            full join (
                select e.scrutin_uid as uid, a.slugs, a.places
                from (
                    select distinct on (subject) substr(subject, 9) as scrutin_uid,
                        cast(after as jsonb) -> 'themes' as themes_after
                    from audit_entry
                    where act = 'classify'
                    order by subject, sequence desc
                ) e
                cross join lateral (
                    select string_agg(g.slug, ' ' order by g.rang) as slugs,
                        string_agg(g.rang || ' ' || g.theme_id, ' ' order by g.rang) as places
                    from (
                        select min(o.rang) as rang, lead.theme_id, (array_agg(o.slug order by o.rang))[1] as slug
                        from jsonb_array_elements_text(e.themes_after) with ordinality as o (slug, rang)
                        left join lead on lead.slug = o.slug
                        group by lead.theme_id
                    ) g
                ) a
                where a.places is not null
            ) said on said.uid = f.scrutin_uid
            where f.places is distinct from said.places""")
    List<String> filedOtherwise();

    /** Scrutins with a decision that differs from its audit entry or has none; the nth decision belongs to the nth entry. */
    @Query("""
            select distinct uid || ': a classification is not as the audit log has it'
            from (
                select scrutin_uid as uid, row_number() over (partition by scrutin_uid order by classification_id) as n,
                    moderator_id, themes_before, themes_after, reason, undoes_id
                from classification
                where merged_theme_id is null
            ) c
            full join (
                select substr(subject, 9) as uid, row_number() over (partition by subject order by sequence) as n,
                    moderator_id, array(select jsonb_array_elements_text(cast(before as jsonb) -> 'themes')) as themes_before,
                    array(select jsonb_array_elements_text(cast(after as jsonb) -> 'themes')) as themes_after, reason,
                    cast(cast(after as jsonb) ->> 'undoes' as bigint) as undoes_id
                from audit_entry
                where act = 'classify'
            ) e using (uid, n)
            where (c.moderator_id, c.themes_before, c.themes_after, c.reason, c.undoes_id)
                    is distinct from (e.moderator_id, e.themes_before, e.themes_after, e.reason, e.undoes_id)
            union
            select c.scrutin_uid || ': followed a merge of themes that is not in the audit log'
            from classification c
            where c.merged_theme_id is not null and not exists (
                select
                from audit_entry e
                join theme_slug s on e.subject = 'theme:' || s.slug
                where s.theme_id = c.merged_theme_id and e.act in ('theme-merge', 'theme-restore')
                    and (e.moderator_id, e.reason) = (c.moderator_id, c.reason))""")
    List<String> decidedOtherwise();
}
