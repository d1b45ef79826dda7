package fr.voix.site.rollcall;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Position;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import fr.voix.parliament.rollcall.VoteFigureService;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.rollcall.RollCallPage.GroupVotes;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** How the groups voted, from left to right: the seats are numbered from the right. Groups without a seat stand at the end. */
@Singleton
record GroupVoteService(TexteService textes, VoteFigureService figures) {

    /** Without the members' names. */
    List<GroupVotes> groupes(List<VoteGroupe> votes, Messages m) {
        var known = textes.groupes(votes.stream()
                .map(VoteGroupe::groupeUid)
                .filter(Objects::nonNull)
                .toList());
        return figures.fromLeftToRight(votes).stream()
                .map(vote -> groupe(vote, known.get(vote.groupeUid()), m))
                .toList();
    }

    private static GroupVotes groupe(VoteGroupe vote, @Nullable Groupe groupe, Messages m) {
        var unnamed = vote.groupeUid() == null ? m.t("compare.nogroup") : vote.groupeUid();
        var listed = vote.pour() + vote.contre() + vote.abstentions() + vote.nonVotants();
        return new GroupVotes(
                vote.groupeUid(),
                groupe == null ? unnamed : groupe.sigle(),
                groupe == null ? unnamed : groupe.libelle(),
                groupe == null ? null : m.link(Addresses.groupe(groupe.slug())),
                vote.membres(),
                TallyView.of(vote.pour(), vote.contre(), vote.abstentions(), m),
                vote.nonVotants(),
                Math.max(0, vote.membres() - listed),
                List.of());
    }

    /** Seats from left to right. */
    static Hemicycle hemicycle(List<GroupVotes> groupes) {
        var positions = new ArrayList<@Nullable Position>();
        for (var groupe : groupes) {
            for (var position : Position.values()) {
                positions.addAll(
                        Collections.nCopies(Math.toIntExact(groupe.tally().count(position)), position));
            }
            positions.addAll(Collections.nCopies(groupe.nonVotants() + groupe.absent(), null));
        }
        return Hemicycle.of(positions);
    }
}
