/** A stranger's recount of a running service; shares no class with what it verifies. */
package fr.voix.verify;
