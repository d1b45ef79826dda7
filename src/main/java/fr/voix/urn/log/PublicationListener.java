package fr.voix.urn.log;

import java.util.Collection;

/** Listens to changes of the published state of urns. */
public interface PublicationListener {

    /** Called by one thread at a time, at most once a publishing interval. Must not block. */
    void onPublished(Collection<Publication> changed);
}
