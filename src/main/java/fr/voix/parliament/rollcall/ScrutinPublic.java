package fr.voix.parliament.rollcall;

import fr.voix.base.text.Position;
import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.LocalDate;
import java.util.List;

/** The official roll-call of the deputies; plenary only. */
@MappedEntity("scrutin_public")
public record ScrutinPublic(
        @Id String uid,
        int numero,
        int legislature,
        @Nullable String seanceRef,
        LocalDate voteOn,
        String typeVote,
        String titre,
        @MappedProperty("sort") Issue issue,
        int votants,
        int exprimes,
        @Nullable Integer requis,
        int pour,
        int contre,
        int abstentions,
        int nonVotants,
        byte[] fingerprint)
        implements Official {

    /** What the Assemblée decided. */
    public enum Issue {
        ADOPTE,
        REJETE,
        INCONNU
    }

    /**
     * One with how groups and deputies voted.
     *
     * @param votes empty where they were not asked for
     */
    public record Detailed(ScrutinPublic scrutin, List<VoteGroupe> groupes, List<VoteDepute> votes)
            implements Official {

        @Override
        public String uid() {
            return scrutin.uid;
        }

        @Override
        public byte[] fingerprint() {
            return scrutin.fingerprint;
        }
    }

    /**
     * How one group voted.
     *
     * @param rang its place in the official file
     * @param groupeUid null where the official file names none ({@code PO0})
     * @param position recomputed from the counts; null when nobody of the group voted, or on a tie
     */
    @MappedEntity("scrutin_public_groupe")
    public record VoteGroupe(
            String scrutinPublicUid,
            int rang,
            @Nullable String groupeUid,
            int membres,
            int pour,
            int contre,
            int abstentions,
            int nonVotants,
            @Nullable Position position) {}

    /**
     * How one deputy voted; absent deputies are not listed officially.
     *
     * @param position null for a {@code nonVotant}
     */
    @MappedEntity("scrutin_public_vote")
    public record VoteDepute(
            String scrutinPublicUid,
            String acteurUid,
            @Nullable String groupeUid,
            @Nullable Position position,
            boolean parDelegation) {}
}
