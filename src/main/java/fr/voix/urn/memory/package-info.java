/** Compares what was published with what is in the database: at a start, at intervals, and after a restore. */
package fr.voix.urn.memory;
