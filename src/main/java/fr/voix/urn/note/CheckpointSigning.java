package fr.voix.urn.note;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.Publication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signs checkpoints of published urns, once for each publication. */
@Singleton
public class CheckpointSigning {

    private static final long MOST_KEPT = 20_000;

    private final UrnKeyService keys;
    private final NotedCheckpointService noted;
    private final Cache<String, SignedCheckpoint> recent =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    CheckpointSigning(UrnKeyService keys, NotedCheckpointService noted) {
        this.keys = keys;
        this.noted = noted;
    }

    /** Empty if the urn contradicts an earlier publication: two different histories are never signed. */
    public Optional<SignedCheckpoint> sign(Publication publication) {
        Urn urn = publication.urn();
        if (noted.isContradicted(urn.uid())) {
            return Optional.empty();
        }
        CheckpointNote note = CheckpointNote.of(urn);
        SignedCheckpoint known = recent.getIfPresent(urn.uid());
        if (known != null && known.isOf(note)) {
            return Optional.of(known);
        }
        SignedCheckpoint fresh = keys.sign(note);
        recent.put(urn.uid(), fresh);
        return Optional.of(fresh);
    }
}
