package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.List;

@MappedEntity("scrutin_public")
record ScrutinPublicRow(
        @Id String uid,
        int numero,
        int legislature,
        @Nullable String seanceRef,
        LocalDate voteOn,
        String typeVote,
        String titre,
        ScrutinPublic.Issue sort,
        int votants,
        int exprimes,
        @Nullable Integer requis,
        int pour,
        int contre,
        int abstentions,
        int nonVotants,
        byte[] fingerprint) {

    static ScrutinPublicRow of(ScrutinPublic scrutin, byte[] fingerprint) {
        return new ScrutinPublicRow(
                scrutin.uid(),
                scrutin.numero(),
                scrutin.legislature(),
                scrutin.seanceRef(),
                scrutin.voteOn(),
                scrutin.typeVote(),
                scrutin.titre(),
                scrutin.issue(),
                scrutin.votants(),
                scrutin.exprimes(),
                scrutin.requis(),
                scrutin.pour(),
                scrutin.contre(),
                scrutin.abstentions(),
                scrutin.nonVotants(),
                fingerprint);
    }

    ScrutinPublic toDomain(List<ScrutinPublicGroupeRow> groupes, List<ScrutinPublicVoteRow> votes) {
        return new ScrutinPublic(
                uid,
                numero,
                legislature,
                seanceRef,
                voteOn,
                typeVote,
                titre,
                sort,
                votants,
                exprimes,
                requis,
                pour,
                contre,
                abstentions,
                nonVotants,
                groupes.stream().map(ScrutinPublicGroupeRow::toDomain).toList(),
                votes.stream().map(ScrutinPublicVoteRow::toDomain).toList());
    }
}
