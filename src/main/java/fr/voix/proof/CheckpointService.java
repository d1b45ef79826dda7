package fr.voix.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.platform.PublicUrl;
import fr.voix.urn.Publication;
import fr.voix.urn.Urn;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signs what is published of an urn, once a publication. */
@Singleton
class CheckpointService {

    private static final long MOST_KEPT = 20_000;

    private final PublicUrl publicUrl;
    private final UrnKeyService keys;
    private final NotedCheckpointService noted;
    private final Cache<String, SignedCheckpoint> recent =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    CheckpointService(PublicUrl publicUrl, UrnKeyService keys, NotedCheckpointService noted) {
        this.publicUrl = publicUrl;
        this.keys = keys;
        this.noted = noted;
    }

    /** Empty when this urn contradicts what was published before: two histories are never signed. */
    Optional<SignedCheckpoint> sign(Publication publication) {
        Urn urn = publication.urn();
        if (noted.isContradicted(urn.uid())) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(
                publicUrl.host() + "/" + urn.kind().path() + "/" + urn.uid() + "/urne",
                urn.frontier().size(),
                urn.frontier().root());
        SignedCheckpoint known = recent.getIfPresent(urn.uid());
        if (known != null && known.isOf(checkpoint)) {
            return Optional.of(known);
        }
        SignedCheckpoint fresh = SignedCheckpoint.of(checkpoint, keys.signer());
        recent.put(urn.uid(), fresh);
        return Optional.of(fresh);
    }
}
