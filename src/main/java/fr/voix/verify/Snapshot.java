package fr.voix.verify;

import fr.voix.verify.log.LogCheckpoint;
import java.util.List;

/**
 * A checkpoint and a tally that speak of the same leaves.
 *
 * @param note the checkpoint as it was signed
 * @param older other checkpoints that were served on the way and must be beginnings of this one
 */
record Snapshot(byte[] note, LogCheckpoint checkpoint, PublishedTally tally, List<LogCheckpoint> older) {}
