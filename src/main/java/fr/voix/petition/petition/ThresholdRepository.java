package fr.voix.petition.petition;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of numbers of signatures that were reached. The code that writes signatures writes them, and they stay. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThresholdRepository extends GenericRepository<Threshold, Long> {

    /** One that no event speaks of yet. */
    @Introspected
    record Untold(long petitionId, long urnId, ThresholdKind kind, long signatures, long size) {}

    /** In the order in which they were reached. */
    @Query("""
            select kind, signatures, departements, size, reached_at
            from petition_threshold
            where urn_id = :urnId
            order by reached_at, signatures""")
    List<Threshold> list(long urnId);

    /** Those of all petitions, the oldest first. */
    @Query("""
            select p.petition_id, t.urn_id, t.kind, t.signatures, t.size
            from petition_threshold t join petition p on p.urn_id = t.urn_id
            where t.told_at is null
            order by t.reached_at, t.signatures
            limit :most""")
    List<Untold> untold(int most);

    /** 0 when another instance was faster. */
    @Query("update petition_threshold set told_at = :now where urn_id = :urnId and kind = :kind and told_at is null")
    int tell(long urnId, ThresholdKind kind, Instant now);
}
