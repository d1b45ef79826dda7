package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Amendement;
import java.util.Collection;
import java.util.Map;

/** Is told what an import does to amendements that are voted on, in its transaction. */
public interface VoteListener {

    /** Whether this database is not to be filled: what was published says that it should not be empty. */
    boolean isReadOnly();

    /** @param texts that are about to be replaced, in the form that was hashed, by uid */
    void replacing(Map<String, String> texts);

    /** @param amendements that are new or differ, and are saved */
    void saved(Collection<Amendement> amendements);
}
