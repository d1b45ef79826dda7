package fr.voix.desk.petition;

import fr.voix.petition.petition.PetitionState;
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
import java.util.Collection;
import java.util.List;

/** Lists of petitions for the desk. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PetitionQueueRepository extends GenericRepository<PetitionQueueRepository.QueuedPetition, Long> {

    String SELECT = """
            select p.petition_id, p.titre, p.state, p.is_hidden, p.created_at, e.since, p.published_at
            from petition p
            left join lateral (
                select max(occurred_at) as since
                from petition_event
                where petition_id = p.petition_id and kind in ('SPONSORED', 'RECONSIDERED')
            ) e on true
            """;

    String OF_TAB = SELECT + """
            where p.state = any(:states)
              and (p.is_hidden or not :isHiddenOnly)
              and (:wanted = '' or p.search @@ websearch_to_tsquery('pg_catalog.french', :wanted)
                or cast(p.petition_id as text) = :wanted)
            """;

    /** A threshold was reached that promises an answer or a debate, and none stands on its page. */
    String DUE = """
            exists (
                select
                from petition_threshold t
                where t.urn_id = p.urn_id and t.kind <> 'PUBLICATION'
                    and not exists (
                        select
                        from petition_answer a
                        where a.petition_id = p.petition_id and a.kind = t.kind and a.withdrawn_at is null))
            """;

    @Query("""
            select count(*)
            from petition p
            where p.state in ('OPEN', 'SUSPENDED', 'CLOSED', 'ANSWERED') and not p.is_hidden and\s""" + DUE)
    long countDue();

    /**
     * By when they came in, which is not the order of their numbers.
     *
     * @param wanted words or a number; empty for all
     * @param after the last one that was seen; 0 at the beginning
     */
    @Query(OF_TAB + """
            and (:after = 0 or (coalesce(e.since, p.created_at), p.petition_id) > (
                select coalesce(max(o.occurred_at), l.created_at), l.petition_id
                from petition l
                left join petition_event o
                    on o.petition_id = l.petition_id and o.kind in ('SPONSORED', 'RECONSIDERED')
                where l.petition_id = :after
                group by l.petition_id))
            order by coalesce(e.since, p.created_at), p.petition_id
            limit :most""")
    List<QueuedPetition> oldestFirst(
            @TypeDef(type = DataType.STRING_ARRAY) String[] states,
            boolean isHiddenOnly,
            String wanted,
            long after,
            int most);

    @Query(OF_TAB + """
            and (not :isDueOnly or\s""" + DUE + """
            )
            and (:after = 0 or p.petition_id < :after)
            order by p.petition_id desc
            limit :most""")
    List<QueuedPetition> latestFirst(
            @TypeDef(type = DataType.STRING_ARRAY) String[] states,
            boolean isHiddenOnly,
            boolean isDueOnly,
            String wanted,
            long after,
            int most);

    /** Petitions with names of signatories that are held back; those with the most first. */
    @Query("""
            select p.petition_id, p.titre, count(*) as names
            from signature s
            join petition p using (urn_id)
            where s.name_state in ('ADDRESS', 'PERSON', 'MIXED') and not s.is_listed and s.is_name_public
                and s.leaf_index is not null and s.aside_id is null and s.name is not null
            group by p.petition_id, p.titre
            order by count(*) desc, p.petition_id
            limit :most""")
    List<HeldNames> heldNames(int most);

    @Query(SELECT + """
            where p.petition_id in (:petitionIds)""")
    List<QueuedPetition> byIds(Collection<Long> petitionIds);

    @Query("select count(*) from petition where state = 'AWAITING'")
    long countWaiting();

    /** How many names of signatories of a petition wait for a moderator. */
    @Introspected
    record HeldNames(long petitionId, String titre, long names) {}

    /** One petition of a list. {@code since}: when it came to moderators last, or null when it never did. */
    @MappedEntity("petition")
    record QueuedPetition(
            @Id long petitionId,
            String titre,
            PetitionState state,
            boolean isHidden,
            Instant createdAt,
            @Nullable Instant since,
            @Nullable Instant publishedAt) {}
}
