package fr.voix.parliament.rollcall;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("scrutin_public_vote")
record ScrutinPublicVoteRow(
        String scrutinPublicUid, String acteurUid, @Nullable String groupeUid, String position, boolean parDelegation) {

    private static final String NON_VOTANT = "NON_VOTANT";

    static ScrutinPublicVoteRow of(String scrutinPublicUid, ScrutinPublic.VoteDepute vote) {
        return new ScrutinPublicVoteRow(
                scrutinPublicUid,
                vote.acteurUid(),
                vote.groupeUid(),
                vote.position() == null ? NON_VOTANT : vote.position().name(),
                vote.parDelegation());
    }

    ScrutinPublic.VoteDepute toDomain() {
        return new ScrutinPublic.VoteDepute(
                acteurUid, groupeUid, position.equals(NON_VOTANT) ? null : Position.valueOf(position), parDelegation);
    }
}
