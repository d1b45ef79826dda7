package fr.voix.parliament.texte;

import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** What every table of reference data is asked, and told. */
interface OfficialRepository<T extends Official> extends GenericRepository<T, String> {

    List<T> findByUidIn(Collection<String> uids);

    void upsert(List<T> found);
}
