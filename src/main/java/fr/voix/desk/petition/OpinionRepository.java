package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of second opinions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OpinionRepository extends GenericRepository<OpinionRow, Long> {

    @Query("delete from petition_opinion where petition_id = :petitionId")
    void delete(long petitionId);

    /** Oldest first. */
    @Query("""
            select opinion_id, asked_by, asked_at, question, given_by, given_at, opinion
            from petition_opinion
            where petition_id = :petitionId
            order by opinion_id""")
    List<OpinionRow> list(long petitionId);

    /** 0 when one is asked for already. */
    @Query("""
            insert into petition_opinion (petition_id, asked_by, asked_at, question)
            values (:petitionId, :moderatorId, :now, :question)
            on conflict (petition_id) where given_at is null do nothing""")
    int ask(long petitionId, int moderatorId, String question, Instant now);

    /** 0 when none is asked for, or when this colleague asked. */
    @Query("""
            update petition_opinion
            set given_by = :moderatorId, given_at = :now, opinion = :opinion
            where petition_id = :petitionId and given_at is null and asked_by <> :moderatorId""")
    int give(long petitionId, int moderatorId, @Nullable String opinion, Instant now);
}
