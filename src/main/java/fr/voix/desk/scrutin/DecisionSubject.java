package fr.voix.desk.scrutin;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.Target;
import fr.voix.petition.petition.Petition;
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
        return Addresses.decisions(subject(uid));
    }

    /** As the audit log names it. */
    static String reference(String uid) {
        return subject(uid).reference();
    }

    /** Where it is worked on otherwise, or null. */
    @Nullable
    String deskAddress() {
        return isShown || kind() == UrnKind.PETITION ? Addresses.desk(subject(uid)) : null;
    }

    @Nullable
    String publicAddress() {
        return isShown ? subject(uid).path() : null;
    }

    private static Subject subject(String uid) {
        return UrnKind.of(uid).subject(uid);
    }
}
