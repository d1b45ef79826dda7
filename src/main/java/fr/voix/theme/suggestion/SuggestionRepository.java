package fr.voix.theme.suggestion;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** SQL of suggestions and of the scrutins that need some. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class SuggestionRepository implements GenericRepository<SuggestionRow, String> {

    /**
     * Unclassified scrutins without suggestions, or with some for another text, by another method, or from too few decisions. A
     * scrutin that was ever classified is left out, even if that was undone: its earlier suggestions stay.
     */
    private static final String DUE = """
            select s.uid
            from scrutin s
            join amendement a using (uid)
            left join suggested_scrutin g on g.scrutin_uid = s.uid
            where a.is_shown
                and not exists (select from classification c where c.scrutin_uid = s.uid)
                and (g.scrutin_uid is null
                    or g.question_sha256 <> s.question_sha256
                    or g.method <> :method
                    or g.decisions_known < :leastKnown)
            """;

    private final Jdbc jdbc;

    SuggestionRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Scrutins without suggestions first, then those with the fewest decisions known. */
    @Query(DUE + """
            order by g.decisions_known nulls first, s.uid
            limit :most
            """)
    abstract List<String> due(String method, long leastKnown, int most);

    /**
     * Locks scrutins until the end of the transaction: no other transaction suggests for them or classifies them, and their texts
     * stay. Those locked by others are skipped. Check again afterwards which are due, as that may have changed.
     */
    List<String> hold(String[] uids) {
        String sql = """
                select uid
                from scrutin
                where uid = any(?)
                order by uid
                for no key update skip locked
                """;
        // by JDBC, since Micronaut Data would treat a statement with this lock as an update
        return jdbc.list(sql, row -> row.getString(1), (Object) uids);
    }

    @Query(DUE + """
                and s.uid = any(:uids)
            order by s.uid
            """)
    abstract List<String> dueAmong(
            @TypeDef(type = DataType.STRING_ARRAY) String[] uids, String method, long leastKnown);

    /** Records that suggestions were computed for these locked scrutins. */
    @Query("""
            insert into suggested_scrutin (scrutin_uid, question_sha256, method, decisions_known, suggested_at)
            select uid, question_sha256, :method, :decisionsKnown, cast(:now as timestamptz)
            from scrutin
            where uid = any(:uids)
            on conflict (scrutin_uid) do update
            set question_sha256 = excluded.question_sha256, method = excluded.method,
                decisions_known = excluded.decisions_known, suggested_at = excluded.suggested_at
            """)
    abstract void note(
            @TypeDef(type = DataType.STRING_ARRAY) String[] uids, String method, long decisionsKnown, Instant now);

    @Query("delete from theme_suggestion where scrutin_uid = any(:uids)")
    abstract void clear(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /** Leaves out a theme that no longer exists. */
    @Query("""
            insert into theme_suggestion (scrutin_uid, rang, theme_id, strength, reasons, words)
            select :scrutinUid, :rang, theme_id, :strength, cast(:reasons as jsonb), :words
            from theme
            where slug = :slug
            """)
    abstract void insert(List<SuggestionRow> suggestions);

    /** The most likely first; none for an erased amendement. */
    @Query("""
            select x.scrutin_uid, x.rang, t.slug, x.strength, x.reasons, x.words
            from theme_suggestion x
            join theme t using (theme_id)
            join amendement a on a.uid = x.scrutin_uid and a.is_shown
            where x.scrutin_uid = any(:scrutinUids)
            order by x.scrutin_uid, x.rang
            """)
    abstract List<SuggestionRow> of(@TypeDef(type = DataType.STRING_ARRAY) String[] scrutinUids);

    /** A scrutin with the number of its newest decision. */
    @Introspected
    record Decided(String scrutinUid, long decision) {}

    /** Scrutins with a later decision, with their newest, the newest first. */
    @Query("""
            select scrutin_uid, max(classification_id) as decision
            from classification
            where classification_id > :after
            group by scrutin_uid
            order by decision desc
            limit :most""")
    abstract List<Decided> decidedAfter(long after, int most);

    /** The number of decisions, with corrections: it only grows. */
    @Query("select count(*) from classification")
    abstract long countDecisions();
}
