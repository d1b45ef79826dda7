package fr.voix.urn.memory;

import fr.voix.urn.note.CheckpointNote;

/** The register, which is told what others show as signed of it, and judges that by its own lines. */
public interface RegisterMemory {

    /** @param theirs that one of our keys signed */
    void hold(CheckpointNote theirs);
}
