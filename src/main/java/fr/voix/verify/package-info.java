/** A stranger's recount of a running service; shares no class with what it verifies: of others, both read co-signatures by {@code quorum}. */
package fr.voix.verify;
