package fr.voix.petition.petition;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The SQL of what came of petitions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class AnswerRepository implements GenericRepository<PetitionRow, Long> {

    private final Jdbc jdbc;

    AnswerRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their days, also those that were taken back. */
    List<PetitionAnswer> list(long petitionId) {
        String sql = """
                select answer_id, petition_id, kind, author, given_on, text, text_en, links, published_at, withdrawn_at, withdrawal
                from petition_answer
                where petition_id = ?
                order by given_on, answer_id
                """;
        return jdbc.list(sql, AnswerRepository::toDomain, petitionId);
    }

    private static PetitionAnswer toDomain(ResultSet row) throws SQLException {
        return new PetitionAnswer(
                row.getLong(1),
                row.getLong(2),
                AnswerKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                List.of((String[]) row.getArray(8).getArray()),
                row.getTimestamp(9).toInstant(),
                Jdbc.instant(row, 10),
                row.getString(11));
    }

    /** Its number. */
    @Query("""
            insert into petition_answer (petition_id, kind, author, given_on, text, text_en, links, published_at)
            values (:petitionId, :kind, :author, :givenOn, :text, :textEn, :links, :now)
            returning answer_id""")
    abstract List<Long> insert(
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
    abstract int withdraw(long petitionId, long answerId, String why, Instant now);
}
