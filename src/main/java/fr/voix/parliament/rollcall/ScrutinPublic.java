package fr.voix.parliament.rollcall;

import fr.voix.base.text.Position;
import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * The official roll-call of the deputies; plenary only.
 *
 * @param demandeur who asked for it, in official words
 */
@MappedEntity("sound_roll_call")
public record ScrutinPublic(
        @Id String uid,
        int numero,
        int legislature,
        @Nullable String seanceRef,
        LocalDate voteOn,
        String typeVote,
        String titre,
        @Nullable String demandeur,
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

    /** Motions of censure: only votes for them are recorded. */
    public boolean isCensure() {
        return typeVote.equals("MOC");
    }

    /** On the site of the Assemblée. */
    public String officialPage() {
        return "https://www.assemblee-nationale.fr/dyn/" + legislature + "/scrutins/" + numero;
    }

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
     * @param corrections likewise
     */
    public record Detailed(
            ScrutinPublic scrutin, List<VoteGroupe> groupes, List<VoteDepute> votes, List<Correction> corrections)
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
     * @param cause why a {@code nonVotant} did not vote: {@code MG} is of the government, {@code PAN} presides over the
     *     Assemblée, {@code PSE} over the sitting
     * @param place number of the seat, from the right of the hemicycle; null where the file has none
     */
    @MappedEntity("scrutin_public_vote")
    public record VoteDepute(
            String scrutinPublicUid,
            String acteurUid,
            @Nullable String groupeUid,
            @Nullable Position position,
            boolean parDelegation,
            @Nullable String cause,
            @Nullable Integer place) {}

    /**
     * A mise au point: what a deputy says to have wanted. Officially it changes no count.
     *
     * @param position null for not having wanted to take part
     * @param isFailure whether the voting device failed
     */
    @MappedEntity("scrutin_public_correction")
    public record Correction(
            String scrutinPublicUid,
            String acteurUid,
            @Nullable Position position,
            boolean isFailure) {}
}
