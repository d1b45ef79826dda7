package fr.voix.parliament.rollcall;

import fr.voix.base.text.Position;
import java.time.LocalDate;
import java.util.List;

/** The official roll-call of the deputies; plenary only. */
public record ScrutinPublic(
        String uid,
        int numero,
        int legislature,
        String seanceRef,
        LocalDate voteOn,
        String typeVote,
        String titre,
        Issue issue,
        int votants,
        int exprimes,
        Integer requis,
        int pour,
        int contre,
        int abstentions,
        int nonVotants,
        List<VoteGroupe> groupes,
        List<VoteDepute> votes) {

    /** What the Assemblée decided. */
    public enum Issue {
        ADOPTE,
        REJETE,
        INCONNU
    }

    /**
     * How one group voted.
     *
     * @param groupeUid null where the official file names none ({@code PO0})
     * @param position recomputed from the counts; null when nobody of the group voted, or on a tie
     */
    public record VoteGroupe(
            String groupeUid, int membres, int pour, int contre, int abstentions, int nonVotants, Position position) {}

    /**
     * How one deputy voted; absent deputies are not listed officially.
     *
     * @param position null for a {@code nonVotant}
     */
    public record VoteDepute(String acteurUid, String groupeUid, Position position, boolean parDelegation) {}
}
