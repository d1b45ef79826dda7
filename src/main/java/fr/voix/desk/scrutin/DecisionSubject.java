package fr.voix.desk.scrutin;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.Target;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionReference;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;

/**
 * What decisions are about: a Scrutin or a petition, as the back office names it.
 *
 * @param uid of its urn
 * @param name the number of its amendement, or its own
 * @param gist what it is about, as published or proposed
 */
record DecisionSubject(String uid, String name, String gist, boolean isShown) {

    private static final String BACK_OFFICE = "/moderation";
    private static final String SCRUTIN = "scrutin:";

    static DecisionSubject of(Amendement amendement) {
        return new DecisionSubject(
                amendement.uid(),
                amendement.numero(),
                Target.of(amendement.divisionTitre(), amendement.divisionDesignation(), amendement.missionLibelle()),
                amendement.isShown());
    }

    static DecisionSubject of(Petition petition) {
        return new DecisionSubject(
                petition.uid(), petition.uid(), petition.text().titre(), petition.isShown());
    }

    UrnKind kind() {
        return UrnKind.of(uid);
    }

    /** Where decisions on it are. */
    static String address(String uid) {
        return BACK_OFFICE + page(uid) + "/decisions";
    }

    /** As the account of acts names it. */
    static String reference(String uid) {
        return switch (UrnKind.of(uid)) {
            case SCRUTIN -> SCRUTIN + uid;
            case PETITION -> PetitionReference.of(Long.parseLong(uid));
        };
    }

    /** Where it is worked on otherwise, or null. */
    @Nullable
    String deskAddress() {
        return isShown || kind() == UrnKind.PETITION ? BACK_OFFICE + page(uid) : null;
    }

    @Nullable
    String publicAddress() {
        return isShown ? page(uid) : null;
    }

    private static String page(String uid) {
        return "/" + UrnKind.of(uid).path() + "/" + uid;
    }
}
