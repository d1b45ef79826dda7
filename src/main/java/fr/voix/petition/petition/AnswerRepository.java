package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The SQL of what came of petitions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AnswerRepository extends GenericRepository<PetitionAnswer, Long> {

    /** In the order of their days, also those that were taken back. */
    @Query("""
            select answer_id as id, petition_id, kind, author, given_on, text, text_en, links, published_at, withdrawn_at,
                withdrawal
            from petition_answer
            where petition_id = :petitionId
            order by given_on, answer_id""")
    List<PetitionAnswer> list(long petitionId);

    /** Its number. */
    @Query("""
            insert into petition_answer (petition_id, kind, author, given_on, text, text_en, links, published_at)
            values (:petitionId, :kind, :author, :givenOn, :text, :textEn, :links, :now)
            returning answer_id""")
    List<Long> insert(
            long petitionId,
            AnswerKind kind,
            String author,
            LocalDate givenOn,
            String text,
            @Nullable String textEn,
            @TypeDef(type = DataType.STRING_ARRAY) String[] links,
            Instant now);

    /** 0 when there is none of that number, or when it does not stand any more. */
    @Query("""
            update petition_answer
            set withdrawn_at = :now, withdrawal = :why
            where petition_id = :petitionId and answer_id = :answerId and withdrawn_at is null""")
    int withdraw(long petitionId, long answerId, String why, Instant now);
}
