package fr.voix.urn.log;

import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import java.util.Optional;

/** What was published of urns, as it is remembered outside the database. */
public interface PublicationMemory {

    /** The newest that is known to have been published of an urn; makes no query. */
    Optional<TreeHead> last(String uid);

    /** Takes note of what was proven and is published from now on. Must not wait for anything. */
    void note(Urn urn);
}
