package fr.voix.setaside;

import fr.voix.urn.Urn;

/** Knows the thresholds of petitions. */
public interface PetitionLimits {

    /** With the thresholds that hold, and those that it has reached under others. */
    AloneLimit of(Urn petition);
}
