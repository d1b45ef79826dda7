package fr.voix.urn.leaf;

import fr.voix.urn.log.UrnReader;

/** A planted offender: what stands in a leaf knows where leaves are kept, in the same wing. */
public final class EagerLeaf {

    UrnReader reader() {
        return null;
    }
}
