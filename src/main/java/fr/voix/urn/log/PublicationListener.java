package fr.voix.urn.log;

import java.util.Collection;

/** Is told of urns whose published state changed. */
public interface PublicationListener {

    /** Called by one thread at a time, at most once a publishing interval; must not wait for anything. */
    void onPublished(Collection<Publication> changed);
}
