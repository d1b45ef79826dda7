package fr.voix.notice.follow;

import fr.voix.petition.petition.EventKind;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The SQL of rounds of news. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NewsRepository extends GenericRepository<Follow, UUID> {

    /**
     * Letters about one event of a petition to all signatories who asked for news.
     *
     * @param after the last signature that was written to; null at first
     */
    @Introspected
    record Round(
            long petitionId,
            int eventNumber,
            EventKind kind,
            @Nullable UUID after) {}

    @Query("""
            insert into news_round (petition_id, event_number, kind)
            values (:petitionId, :number, :kind)
            on conflict do nothing""")
    void insert(long petitionId, int number, EventKind kind);

    /** Ends what is under way about answers: no other reader is sent to an answer that is not there any more. */
    @Query("""
            update news_round
            set is_done = true
            where petition_id = :petitionId and kind in ('ANSWER_PUBLISHED', 'DEBATE_PUBLISHED') and not is_done""")
    void endAnswers(long petitionId);

    /** The oldest one of a petition that is shown, locked; one that another instance has is left to it. */
    @Query("""
            select n.petition_id, n.event_number, n.kind, n.after
            from news_round n
            join petition p using (petition_id)
            where not n.is_done and p.is_shown
            order by n.petition_id, n.event_number
            limit 1
            for update of n skip locked""")
    Optional<Round> claim();

    /** @param last the last signature that was written to; null at first */
    @Query("""
            update news_round
            set after = :last, is_done = :isDone
            where petition_id = :petitionId and event_number = :number""")
    void update(long petitionId, int number, @Nullable UUID last, boolean isDone);
}
