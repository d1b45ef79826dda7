package fr.voix.texte;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads the official roll-calls. */
@Singleton
public class ScrutinPublicService {

    private final ScrutinPublicRepository repository;

    ScrutinPublicService(ScrutinPublicRepository repository) {
        this.repository = repository;
    }

    /** The roll-call that decided an amendement, with the groups and without the deputies' names. */
    @Transactional
    public Optional<ScrutinPublic> scrutinPublicOf(String amendementUid) {
        return repository
                .findLastOf(amendementUid)
                .map(row -> row.toDomain(repository.findGroupes(row.uid()), List.of()));
    }

    /** A roll-call with the groups and how each deputy voted. */
    @Transactional
    public Optional<ScrutinPublic> find(String uid) {
        return repository
                .findByUid(uid)
                .map(row -> row.toDomain(repository.findGroupes(uid), repository.findVotes(uid)));
    }
}
