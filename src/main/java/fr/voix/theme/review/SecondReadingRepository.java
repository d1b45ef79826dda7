package fr.voix.theme.review;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/**
 * The sample of decisions, and what second readers made of it. One in ten, by a hash of its number, so that no person chooses.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SecondReadingRepository extends GenericRepository<SecondReadingRepository.SampledDecision, Long> {

    /**
     * A decision of the sample that still stands, of somebody else, and that nobody has read. What followed the merge of two
     * themes, or put something back, is no judgement on a text: it is neither drawn nor makes an earlier decision fall.
     */
    String OPEN = """
            from classification c
            join amendement a on a.uid = c.scrutin_uid and a.is_shown
            where (hashint8extended(c.classification_id, 4) & 127) < 13
                and c.moderator_id <> :reader
                and cardinality(c.themes_after) > 0
                and c.merged_theme_id is null
                and c.undoes_id is null
                and not exists (select from second_reading r where r.classification_id = c.classification_id)
                and not exists (
                    select from classification later
                    where later.scrutin_uid = c.scrutin_uid
                        and later.classification_id > c.classification_id
                        and later.merged_theme_id is null)
            """;

    /** The oldest one. */
    @Query("select c.classification_id, c.scrutin_uid, c.themes_after\n" + OPEN + """
            order by c.classification_id
            limit 1""")
    Optional<SampledDecision> next(int reader);

    @Query("select count(*)\n" + OPEN)
    long count(int reader);

    @Query("select c.classification_id, c.scrutin_uid, c.themes_after\n" + OPEN + """
                and c.classification_id = :classificationId""")
    Optional<SampledDecision> find(long classificationId, int reader);

    @Query("""
            select c.classification_id, c.scrutin_uid, c.themes_after, r.themes
            from second_reading r
            join classification c using (classification_id)
            where r.classification_id = :classificationId and r.moderator_id = :reader""")
    Optional<Done> done(long classificationId, int reader);

    /** 1 for the first reader; 0 when another one was faster. */
    @Query("""
            insert into second_reading (classification_id, moderator_id, read_at, themes, is_same_main, is_same_set)
            values (:classificationId, :reader, :now, :themes, :isSameMain, :isSameSet)
            on conflict (classification_id) do nothing""")
    int insert(
            long classificationId,
            int reader,
            Instant now,
            @TypeDef(type = DataType.STRING_ARRAY) String[] themes,
            boolean isSameMain,
            boolean isSameSet);

    @Query("""
            select count(*) as read, count(*) filter (where is_same_main) as same_main,
                count(*) filter (where is_same_set) as same_set
            from second_reading
            where read_at >= :since""")
    Agreement agreement(Instant since);

    @MappedEntity("second_reading")
    record Done(@Id long classificationId, String scrutinUid, String[] themesAfter, String[] themes) {}

    @MappedEntity("classification")
    record SampledDecision(@Id long classificationId, String scrutinUid, String[] themesAfter) {}
}
