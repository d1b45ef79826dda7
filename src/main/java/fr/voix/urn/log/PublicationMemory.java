package fr.voix.urn.log;

import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import java.util.Optional;

/** The published tree heads of urns, kept outside the database. */
public interface PublicationMemory {

    /** The newest published head of an urn that is known; without a query. */
    Optional<TreeHead> last(String uid);

    /** Notes the head of an urn that was checked and is published from now on. Must not block. */
    void note(Urn urn);
}
