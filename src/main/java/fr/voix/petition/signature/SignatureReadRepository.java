package fr.voix.petition.signature;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The SQL by which counted signatures are read. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignatureReadRepository extends GenericRepository<SignatureRow, UUID> {

    String IS_LISTED =
            "is_listed and is_name_public and leaf_index is not null and aside_id is null and name is not null\n";

    String PAGE = """
            and (cast(:after as uuid) is null or signature_id > cast(:after as uuid))
            order by signature_id
            limit :most
            """;

    @Query("select coalesce(sum(signatures), 0) from signature_departement where urn_id = :urnId")
    long total(long urnId);

    /** By the index of roles other than SIGNATORY, which are few. */
    @Query("select count(*) from signature s where s.urn_id = :urnId and " + SignatureRole.IS_SPONSOR)
    int countSponsors(long urnId);

    /** No further than that: a page that many read is made with it. */
    @Query("select count(*) from (select from signature where urn_id = :urnId and " + IS_LISTED + "limit :most) listed")
    long countPublicNames(long urnId, int most);

    @Query("""
            select urn_id, signature_id, name as sealed, language
            from signature
            where urn_id = :urnId and\s""" + IS_LISTED + PAGE)
    List<SealedRow> publicNames(long urnId, @Nullable UUID after, int most);

    /**
     * Locked until they are written to, so that a signatory who takes the wish back meanwhile finds the letter. Those who are
     * just taking it back are left out.
     */
    @Query("""
            select urn_id, signature_id, address as sealed, language
            from signature
            where urn_id = :urnId and wants_news and leaf_index is not null and aside_id is null and address is not null
            """ + PAGE + "for share skip locked")
    List<SealedRow> newsReaders(long urnId, @Nullable UUID after, int most);
}
