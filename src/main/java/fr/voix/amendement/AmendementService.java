package fr.voix.amendement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads amendements. Those that the Assemblée erased ({@link Sort#EFFACE}) are found too: who shows them decides. */
@Singleton
public class AmendementService {

    private final AmendementRepository repository;

    AmendementService(AmendementRepository repository) {
        this.repository = repository;
    }

    /** By its address on the official site, e.g. {@code 2247/CION_FIN/CF1115}. */
    @Transactional
    public Optional<Amendement> findByPath(String path) {
        return repository.findByPath(path).map(AmendementRow::toDomain);
    }

    /** By its official uid. */
    @Transactional
    public Optional<Amendement> find(String uid) {
        return repository.findByUid(uid).map(AmendementRow::toDomain);
    }

    /** Those found among the uids, in no particular order. */
    @Transactional
    public List<Amendement> findAll(Collection<String> uids) {
        if (uids.isEmpty()) {
            return List.of();
        }
        return repository.findAll(uids.toArray(String[]::new)).stream()
                .map(AmendementRow::toDomain)
                .toList();
    }

    /** The other amendements debated as identical, which share its official vote, in order of call; none erased. */
    @Transactional
    public List<Amendement> identiques(Amendement amendement) {
        if (amendement.discussionIdentique() == null) {
            return List.of();
        }
        return repository
                .findIdentiques(amendement.examenRef(), amendement.discussionIdentique(), amendement.uid())
                .stream()
                .map(AmendementRow::toDomain)
                .toList();
    }
}
