package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.LeafFold;
import fr.voix.urn.leaf.ProofOfUrn;
import fr.voix.urn.leaf.Urn;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Urns whose counts a test wrote into their rows, and that are published unproven: by fixtures that no leaves stand behind, and by a
 * service that lies, which its verifiers must find out. All other urns are proven as ever.
 */
public final class PaintedUrns {

    private static final Set<String> UIDS = ConcurrentHashMap.newKeySet();

    private PaintedUrns() {}

    public static void add(String uid) {
        UIDS.add(uid);
    }

    /** Proves all but these. */
    @Singleton
    @Replaces(UrnProving.class)
    static class PaintedProofService extends UrnProving {

        private final PublicationMemory memory;

        PaintedProofService(
                LeafReader leaves,
                PublicationMemory memory,
                @Property(name = "voix.urn.prove-at-once", defaultValue = "200000") long mostAtOnce) {
            super(leaves, memory, mostAtOnce);
            this.memory = memory;
        }

        @Override
        @Transactional(readOnly = true)
        public void prove(List<Urn> urns, BiConsumer<Urn, ProofOfUrn> tell) {
            urns.stream().filter(urn -> UIDS.contains(urn.uid())).forEach(urn -> {
                memory.note(urn);
                tell.accept(urn, new ProofOfUrn.Proven());
            });
            super.prove(urns.stream().filter(urn -> !UIDS.contains(urn.uid())).toList(), tell);
        }

        @Override
        Optional<Contradiction> contradictionTo(Urn urn, List<LeafFold.CountsAt> said) {
            return UIDS.contains(urn.uid()) ? Optional.empty() : super.contradictionTo(urn, said);
        }
    }
}
