/** Urns in the database: group commit, tiles, what is published of them, and what stops them. */
package fr.voix.urn.log;
