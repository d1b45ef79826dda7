package fr.voix.texte;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScrutinPublicRepository extends GenericRepository<ScrutinPublicRow, String> {

    Optional<ScrutinPublicRow> findByUid(String uid);

    // An amendement may be voted on twice (a second vote after a doubt): the last one stands.
    @Query("""
            select s.uid, s.numero, s.legislature, s.seance_ref, s.vote_on, s.type_vote, s.titre, s.sort, s.votants,
                s.exprimes, s.requis, s.pour, s.contre, s.abstentions, s.non_votants, s.fingerprint
            from scrutin_public_amendement l
            join scrutin_public s on s.uid = l.scrutin_public_uid
            where l.amendement_uid = :amendementUid
            order by s.vote_on desc, s.numero desc
            limit 1
            """)
    Optional<ScrutinPublicRow> findLastOf(String amendementUid);

    @Query("""
            select scrutin_public_uid, rang, groupe_uid, membres, pour, contre, abstentions, non_votants, position
            from scrutin_public_groupe
            where scrutin_public_uid = :scrutinPublicUid
            order by rang
            """)
    List<ScrutinPublicGroupeRow> findGroupes(String scrutinPublicUid);

    @Query("""
            select scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation
            from scrutin_public_vote
            where scrutin_public_uid = :scrutinPublicUid
            order by acteur_uid
            """)
    List<ScrutinPublicVoteRow> findVotes(String scrutinPublicUid);
}
