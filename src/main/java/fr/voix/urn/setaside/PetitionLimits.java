package fr.voix.urn.setaside;

import fr.voix.urn.leaf.Urn;

/** Knows the thresholds of petitions. */
public interface PetitionLimits {

    /** With the thresholds that hold, and those that it has reached under others. */
    AloneLimit of(Urn petition);
}
