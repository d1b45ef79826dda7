package fr.voix.urn.memory;

import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.NoteConfig;
import fr.voix.urn.note.NoteMemory;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a memory for an instance that has none. Beside a database with votes that is for a person to decide: nothing here can
 * tell whether it holds all that was published.
 */
@Singleton
record MemoryRecovery(NoteConfig config, NoteMemory memory, UrnReader urns) {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryRecovery.class);

    boolean isNeeded() {
        return !memory.isBegun();
    }

    /** Also once what is there was read, and none of it is by a key that is known. */
    boolean isNeededAllTheSame() {
        return memory.isOfOtherKeys();
    }

    /** False where there are votes, and nobody gave a reason to believe the database. */
    boolean begin() {
        if (config.isDatabaseTrusted()) {
            LOG.warn(
                    "The database is believed, though nobody says what was published of it: {}",
                    config.trustDatabase());
        } else if (urns.hasVotes()) {
            return false;
        }
        memory.begin();
        return true;
    }
}
