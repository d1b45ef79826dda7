package fr.voix.theme.theme;

import fr.voix.theme.theme.DescribedThemeService.Filed;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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

/** The decisions, append-only, the lock under which one is taken, and how all that stands under a theme moves at once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClassificationRepository extends GenericRepository<Classification, Long> {

    /** One decision at a time on a scrutin. Ballots do not wait for it: they refer to the urn. */
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

    /** After the decisions of that instant; what stood there before the first one that is untold stays. */
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

    /** Those among them that are still due, which are told now. */
    @Query("""
            delete from untold_filing
            where scrutin_uid = any(:scrutinUids) and tell_after <= :now
            returning scrutin_uid, themes_before, decided_at""")
    List<UntoldFiling> settled(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids, Instant now);

    /** @param themesBefore slugs that stood there when all were told last */
    @MappedEntity("untold_filing")
    record UntoldFiling(
            @Id String scrutinUid,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themesBefore,
            Instant decidedAt) {}

    @Query("""
            select classification_id as id, moderator_id, decided_at, themes_before as before,
                themes_after as after, reason, merged_theme_id
            from classification
            where scrutin_uid = :scrutinUid
            order by classification_id desc
            limit :most""")
    List<Classification> history(String scrutinUid, int most);

    /** Those that exist, locked in the order of their uids: two who file many do not wait for each other in a circle. */
    @Query("""
            select uid
            from scrutin
            where uid = any(:scrutinUids)
            order by uid
            for update""")
    List<String> lockAll(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids);

    /** Those among them that were decided again after that decision. */
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
     * The decisions of a colleague that still stand: what is there now was put there by them, or put back to it by others
     * that were taken back. A scrutin that followed the merge of two themes was not decided on.
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

    /** What was decided at one instant was decided together. In the order in which scrutins are locked. */
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
     * A decision, the scrutin that it was taken on, and what stood there before.
     *
     * @param version the latest decision on that scrutin when this one was looked for
     * @param stoodSince when what stood there before was put there; null for nothing
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
            from scrutin_theme
            where theme_id = :themeId""")
    long count(int themeId);

    /** Locks what stands under a theme, or went with it when it was merged, so that no moderator classifies it meanwhile. */
    @Query("""
            select uid
            from scrutin
            where uid in (
                select s.scrutin_uid from scrutin_theme s where s.theme_id = :themeId
                union
                select c.scrutin_uid from classification c where c.merged_theme_id = :themeId)
            order by uid
            for update""")
    List<String> lockOf(int themeId);

    /**
     * Writes down for each scrutin under a theme that it stands under another one from now on: at the same place, or at the
     * better one of the two where it stood under both.
     */
    @Query("""
            insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after, reason,
                merged_theme_id)
            select b.scrutin_uid, :moderatorId, cast(:decidedAt as timestamptz), b.slugs, a.slugs, :reason, :fromId
            from (
                select s.scrutin_uid, array_agg(t.slug order by s.rang) as slugs
                from scrutin_theme s
                join theme t using (theme_id)
                where s.scrutin_uid in (select x.scrutin_uid from scrutin_theme x where x.theme_id = :fromId)
                group by s.scrutin_uid
            ) b
            join (
                select g.scrutin_uid, array_agg(g.slug order by g.rang) as slugs
                from (
                    select s.scrutin_uid, t.slug, min(s.rang) as rang
                    from scrutin_theme s
                    join theme t on t.theme_id = case s.theme_id when :fromId then :intoId else s.theme_id end
                    where s.scrutin_uid in (select x.scrutin_uid from scrutin_theme x where x.theme_id = :fromId)
                    group by s.scrutin_uid, t.slug
                ) g
                group by g.scrutin_uid
            ) a using (scrutin_uid)""")
    int appendMerge(int moderatorId, Instant decidedAt, String reason, int fromId, int intoId);

    @Query("""
            select count(*)
            from classification c
            where c.merged_theme_id = :themeId
                and c.classification_id = (
                    select max(d.classification_id)
                    from classification d
                    where d.scrutin_uid = c.scrutin_uid)""")
    long countToReturn(int themeId);

    /** Writes down for each scrutin that followed a merge, and was not decided on since, that it stands as before. */
    @Query("""
            insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after, reason,
                merged_theme_id)
            select c.scrutin_uid, :moderatorId, cast(:decidedAt as timestamptz), c.themes_after, b.slugs, :reason, :themeId
            from classification c
            cross join lateral (
                select array_agg(g.slug order by g.rang) as slugs
                from (
                    select t.slug, min(o.rang) as rang
                    from unnest(c.themes_before) with ordinality as o (slug, rang)
                    join theme t on t.theme_id = current_theme(o.slug)
                    group by t.slug
                ) g
            ) b
            where c.merged_theme_id = :themeId
                and c.classification_id = (
                    select max(d.classification_id)
                    from classification d
                    where d.scrutin_uid = c.scrutin_uid)""")
    int appendReturn(int moderatorId, Instant decidedAt, String reason, int themeId);

    @Query("""
            delete from scrutin_theme
            where scrutin_uid in (
                select c.scrutin_uid
                from classification c
                where c.merged_theme_id = :themeId and c.classification_id > :floor)""")
    void clearMoved(int themeId, long floor);

    /** What the lines say that were just written. */
    @Query("""
            insert into scrutin_theme (scrutin_uid, rang, theme_id, decided_at)
            select c.scrutin_uid, o.rang, t.theme_id, c.decided_at
            from classification c
            cross join lateral unnest(c.themes_after) with ordinality as o (slug, rang)
            join theme t on t.slug = o.slug
            where c.merged_theme_id = :themeId and c.classification_id > :floor""")
    void fileMoved(int themeId, long floor);
}
