/** Signed notes: keys, checkpoints, and the copies that are kept of them. */
package fr.voix.urn.note;
