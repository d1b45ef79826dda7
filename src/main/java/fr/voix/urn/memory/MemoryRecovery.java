package fr.voix.urn.memory;

import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.NoteConfig;
import fr.voix.urn.note.NoteMemory;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a folder of notes for an instance that has none. If the database has votes, an operator must decide, since nothing here shows
 * whether the database has all that was published.
 */
@Singleton
record MemoryRecovery(NoteConfig config, NoteMemory memory, UrnReader urns) {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryRecovery.class);

    boolean isNeeded() {
        return !memory.isBegun();
    }

    /** Also if no note is signed by a known key. */
    boolean isNeededAllTheSame() {
        return memory.isOfOtherKeys();
    }

    /** False if there are votes and no reason to trust the database was given. */
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
