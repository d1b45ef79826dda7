package fr.voix.theme;

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

/** The decisions, append-only, and the lock under which one is taken. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClassificationRepository extends GenericRepository<ClassificationRow, Long> {

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
            insert into classification (scrutin_uid, moderator_id, decided_at, themes_before, themes_after, reason)
            values (:scrutinUid, :moderatorId, :decidedAt, :themesBefore, :themesAfter, :reason)""")
    void append(
            String scrutinUid,
            int moderatorId,
            Instant decidedAt,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themesBefore,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themesAfter,
            @Nullable String reason);

    @Query("""
            select classification_id, moderator_id, decided_at, themes_before, themes_after, reason,
                merged_theme_id
            from classification
            where scrutin_uid = :scrutinUid
            order by classification_id desc""")
    List<ClassificationRow> history(String scrutinUid);
}
