package fr.voix.petition.petition;

import fr.voix.base.database.Columns;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.UrnDraft;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The SQL of numbers of signatures that were reached: they stay. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThresholdRepository extends GenericRepository<Threshold, Long> {

    /** One that no event speaks of yet. */
    @Introspected
    record Untold(long petitionId, long urnId, ThresholdKind kind, long signatures, long size) {}

    /** An urn with enough signatures for a threshold. */
    record Grown(UrnDraft draft, ThresholdKind kind) {}

    default void reach(List<Grown> grown, PetitionConfig config, Instant now, String[] elsewhere, RoundTrip trip) {
        String sql = """
                insert into petition_threshold (urn_id, kind, signatures, size, departements, reached_at)
                select v.urn_id, v.kind, v.signatures, v.size, v.departements, ?
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as v (urn_id, kind, signatures, size, departements)
                where v.departements = 0
                    or v.departements <= (
                        select count(*)
                        from signature_departement d
                        where d.urn_id = v.urn_id and d.signatures > 0 and d.place <> all (?))
                on conflict (urn_id, kind) do nothing
                """;
        trip.update(
                sql,
                Timestamp.from(now),
                Columns.longs(grown, each -> each.draft().urnId()),
                Columns.texts(grown, each -> each.kind().name()),
                Columns.longs(grown, each -> config.signaturesFor(each.kind())),
                Columns.longs(grown, each -> each.draft().urn().frontier().size()),
                Columns.longs(grown, each -> config.departementsFor(each.kind())),
                elsewhere);
    }

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
