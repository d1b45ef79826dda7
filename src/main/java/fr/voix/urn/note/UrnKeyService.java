package fr.voix.urn.note;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.urn.leaf.TreeHead;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The key that signs urns, under the name that the public knows this service by. */
@Singleton
public class UrnKeyService {

    private final NoteSigner signer;
    private final List<VerifierKey> known;

    UrnKeyService(PublicUrl publicUrl, Secrets secrets, NoteConfig config) {
        this.signer = new NoteSigner(publicUrl.host(), secrets.urnKey());
        this.known = Stream.concat(
                        Stream.of(signer.verifierKey()),
                        config.earlierKeys().stream().map(VerifierKey::parse))
                .toList();
    }

    /** One line: what a verifier is configured with (C2SP {@code signed-note}). */
    public String verifierKey() {
        return signer.verifierKey().encoded();
    }

    /** Whose urns they are: the name of the key, and what every origin begins with. */
    public String host() {
        return signer.verifierKey().name();
    }

    /** The present one, and those that signed before it. */
    public List<VerifierKey> known() {
        return known;
    }

    /** The same text each time it is asked for. */
    public SignedCheckpoint sign(CheckpointNote note) {
        return sign(note.origin(host()), note.head());
    }

    /**
     * Signs how far any log of this service goes.
     *
     * @param origin which log it is, for ever; begins with {@link #host}
     */
    public SignedCheckpoint sign(String origin, TreeHead head) {
        return SignedCheckpoint.of(new Checkpoint(origin, head.size(), head.root()), signer);
    }

    public NoteSigner signer() {
        return signer;
    }
}
