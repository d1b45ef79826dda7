package fr.voix.vote.scrutin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of closings. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ClosureRepository extends GenericRepository<Scrutin, String> {

    @Query("""
            insert into closing (urn_id, leaf_index, closed_at, pour, contre, abstention)
            values (:urnId, :leafIndex, :closedAt, :pour, :contre, :abstention)
            """)
    void insert(long urnId, long leafIndex, Instant closedAt, long pour, long contre, long abstention);

    /** The last closing before a size of the urn. */
    @Query("""
            select c.leaf_index, c.closed_at as at, c.pour, c.contre, c.abstention, c.erased
            from closing c
            join scrutin s using (urn_id)
            where s.uid = :scrutinUid and c.leaf_index < :size
            order by c.leaf_index desc
            limit 1
            """)
    Optional<Closure> findLast(String scrutinUid, long size);

    /** Counts one more erased ballot of the last closing. */
    @Query("""
            update closing
            set erased = erased + 1
            where urn_id = :urnId and leaf_index = (select max(leaf_index) from closing where urn_id = :urnId)
            """)
    void addErased(long urnId);

    /** Records the leaf that ended the last closing. */
    @Query("""
            update closing
            set reopened_index = :leafIndex
            where urn_id = :urnId and leaf_index = (select max(leaf_index) from closing where urn_id = :urnId)
            """)
    void noteReopened(long urnId, long leafIndex);

    /** Scrutins closed or opened again by a leaf that no audit entry names. */
    @Query("""
            select s.uid || ': no act in the audit log names leaf ' || said.leaf_index || ', which '
                || case said.act when 'scrutin-close' then 'closes it' else 'opens it again' end
            from scrutin s
            join closing c using (urn_id)
            cross join lateral (
                values ('scrutin-close', c.leaf_index), ('scrutin-reopen', c.reopened_index)) said (act, leaf_index)
            where said.leaf_index is not null and not exists (
                select
                from audit_entry e
                where e.subject = 'scrutin:' || s.uid and e.act = said.act
                    and cast(e.after::json ->> 'leaf' as bigint) = said.leaf_index)""")
    List<String> unexplained();

    /** The question in the last {@code t1} leaf of an urn; called under the urn's lock. */
    @Query("select uid as scrutin_uid, question_sha256 as text_sha256 from scrutin where urn_id = :urnId")
    Question standing(long urnId);
}
