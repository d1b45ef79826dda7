package fr.voix.proof;

import fr.voix.urn.Publication;
import fr.voix.urn.PublicationListener;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Takes note of everything that is published, whether or not somebody asks for its checkpoint. */
@Singleton
class CheckpointListener implements PublicationListener {

    private final NotedCheckpointService noted;

    CheckpointListener(NotedCheckpointService noted) {
        this.noted = noted;
    }

    @Override
    public void onPublished(Collection<Publication> changed) {
        changed.forEach(publication -> noted.note(publication.urn()));
    }
}
