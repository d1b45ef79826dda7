package fr.voix.urn.setaside;

/**
 * A decision that has set ballots aside, as the public is told of it.
 *
 * @param undoneBy null as long as it is in effect: a decision that undoes counts once it is done, whole
 */
public record CarriedOut(SetAside decision, SetAside undoneBy) {

    boolean isInEffect() {
        return undoneBy == null;
    }
}
