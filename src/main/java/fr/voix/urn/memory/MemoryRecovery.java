package fr.voix.urn.memory;

import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.NewestNoteListener;
import fr.voix.urn.note.NoteConfig;
import fr.voix.urn.note.NoteListener;
import fr.voix.urn.note.NoteMemory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a memory for an instance that has none, beside a database in which there are urns: only others can tell whether that is
 * all that was published.
 */
@Singleton
record MemoryRecovery(NoteConfig config, NoteMemory memory, PeerClient peers, UrnReader urns) {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryRecovery.class);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    boolean isNeeded() {
        return !memory.isBegun();
    }

    /** Also once what is there was read, and none of it is by a key that is known. */
    boolean isNeededAllTheSame() {
        return memory.isOfOtherKeys();
    }

    /**
     * What others know; also nothing, where there is no vote yet or the operator says so. Empty when no other instance can be
     * asked.
     */
    Optional<NewestNoteListener> recover() {
        NewestNoteListener known = new NewestNoteListener(memory::isSigned);
        config.peers().forEach(peer -> ask(peer, known));
        if (known.notes().isEmpty()) {
            memory.readElsewhere(known);
        }
        if (!known.notes().isEmpty()) {
            memory.appendKept(known.notes());
            LOG.info(
                    "Others know the checkpoints of {} urns: they are the memory of this instance",
                    known.notes().size());
            return Optional.of(known);
        }
        if (config.isDatabaseTrusted()) {
            LOG.warn(
                    "The database is believed, though nobody says what was published of it: {}",
                    config.trustDatabase());
        }
        if (!config.isDatabaseTrusted() && urns.hasVotes()) {
            return Optional.empty();
        }
        memory.begin();
        return Optional.of(known);
    }

    private void ask(URI peer, NoteListener listener) {
        try {
            peers.read(peer, LONGEST, listener);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} does not say what was published: {}", peer, e.getMessage());
        }
    }
}
