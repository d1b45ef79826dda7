package fr.voix.parliament.rollcall;

import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScrutinPublicGroupeRepository extends GenericRepository<VoteGroupe, String> {

    @Query("""
            insert into scrutin_public_groupe (scrutin_public_uid, rang, groupe_uid, membres, pour, contre, abstentions,
                non_votants, position)
            values (:scrutinPublicUid, :rang, :groupeUid, :membres, :pour, :contre, :abstentions,
                :nonVotants, :position)
            """)
    void insert(List<VoteGroupe> rows);
}
