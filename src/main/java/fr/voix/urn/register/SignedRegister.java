package fr.voix.urn.register;

import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.note.SignedCheckpoint;

/** The register as it is published. */
record SignedRegister(Frontier frontier, SignedCheckpoint checkpoint) {

    long size() {
        return frontier.size();
    }
}
