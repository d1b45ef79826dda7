package fr.voix.theme.suggestion;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What moderators have decided so far. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DecisionRepository extends GenericRepository<DecidedRow, String> {

    /** The scrutins decided on after that decision, by their newest decision, the newest first. */
    @Query("""
            select scrutin_uid, max(classification_id) as decision
            from classification
            where classification_id > :after
            group by scrutin_uid
            order by decision desc
            limit :most""")
    List<DecidedRow> decidedAfter(long after, int most);

    /** How many decisions there are, corrections included: it only grows. */
    @Query("select count(*) from classification")
    long count();
}
