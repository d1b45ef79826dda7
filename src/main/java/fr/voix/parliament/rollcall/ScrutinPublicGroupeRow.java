package fr.voix.parliament.rollcall;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("scrutin_public_groupe")
record ScrutinPublicGroupeRow(
        String scrutinPublicUid,
        int rang,
        @Nullable String groupeUid,
        int membres,
        int pour,
        int contre,
        int abstentions,
        int nonVotants,
        @Nullable Position position) {

    static ScrutinPublicGroupeRow of(String scrutinPublicUid, int rang, ScrutinPublic.VoteGroupe groupe) {
        return new ScrutinPublicGroupeRow(
                scrutinPublicUid,
                rang,
                groupe.groupeUid(),
                groupe.membres(),
                groupe.pour(),
                groupe.contre(),
                groupe.abstentions(),
                groupe.nonVotants(),
                groupe.position());
    }

    ScrutinPublic.VoteGroupe toDomain() {
        return new ScrutinPublic.VoteGroupe(groupeUid, membres, pour, contre, abstentions, nonVotants, position);
    }
}
