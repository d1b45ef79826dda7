/** What was published before, held against what is there: at a start, round by round, after a restore. */
package fr.voix.urn.memory;
